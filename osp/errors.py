"""Errors a person can do something about. Translated once per edge: page, API, command."""

from typing import Any


class DomainError(Exception):
    """A refused action. `message` is Dutch and says what to do; `field` names the form field it belongs to, if one."""

    def __init__(self, code: str, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field


class ConflictError(DomainError):
    """Somebody else saved in the meantime. Holds the stored object and what the second person wanted to write."""

    def __init__(self, current: Any, changes: dict[str, Any]) -> None:
        super().__init__("conflict", "Iemand anders heeft dit intussen gewijzigd. Kies per veld welke tekst blijft.")
        self.current = current
        self.changes = changes


class NotAllowedError(DomainError):
    """The actor lacks the ability for this verb."""

    def __init__(self, ability: str) -> None:
        super().__init__(
            "not-allowed", "Uw rol geeft hier geen recht toe. Vraag het de beheerder van uw samenwerkingsverband."
        )
        self.ability = ability
