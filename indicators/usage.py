"""What a higher app knows about the use of indicators: it registers how to ask; nothing here imports it."""

from collections.abc import Callable, Collection

UsedIds = Callable[[], Collection[int]]
_sources: list[UsedIds] = []
_discussions: list[UsedIds] = []


def register_usage(source: UsedIds) -> None:
    """Add a function that gives the ids of the indicators in use, in the samenwerkingsverband in scope.

    Raises ValueError when it is there already.
    """
    if source in _sources:
        raise ValueError(f"{source!r} is al aangemeld")
    _sources.append(source)


def forget_usage(source: UsedIds) -> None:
    """Take a source away again."""
    _sources.remove(source)


def usage_known() -> bool:
    """Whether anybody can tell which indicators are in use."""
    return bool(_sources)


def used_ids() -> frozenset[int]:
    """Ids of the indicators in use, as every source tells them together."""
    return frozenset(pk for source in _sources for pk in source())


def register_discussion(source: UsedIds) -> None:
    """Add a function that gives the ids of the indicators that some body discusses, in the samenwerkingsverband in scope.

    Raises ValueError when it is there already.
    """
    if source in _discussions:
        raise ValueError(f"{source!r} is al aangemeld")
    _discussions.append(source)


def forget_discussion(source: UsedIds) -> None:
    """Take a source away again."""
    _discussions.remove(source)


def discussed_ids() -> frozenset[int]:
    """Ids of the indicators that are discussed, as every source tells them together."""
    return frozenset(pk for source in _discussions for pk in source())
