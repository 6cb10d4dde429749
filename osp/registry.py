"""How a lower app asks a higher one something: that app registers a function; nothing here imports it."""

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

Source = TypeVar("Source", bound=Callable[..., Collection[object]])


class Registry(Generic[Source]):
    """Functions that answer one question, in order of registration."""

    def __init__(self) -> None:
        self.sources: list[Source] = []

    def register(self, source: Source) -> None:
        """Add a function; ValueError when it is there already."""
        if source in self.sources:
            raise ValueError(f"{source!r} is al aangemeld")
        self.sources.append(source)

    def forget(self, source: Source) -> None:
        """Take a function away again."""
        self.sources.remove(source)
