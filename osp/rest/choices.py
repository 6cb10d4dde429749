"""Fixed word lists as choices of the API."""

from enum import Enum


def choices_of(words: type[Enum]) -> list[tuple[str, str]]:
    """Value and name of each word; in this form the description of the API recognises the list by ENUM_NAME_OVERRIDES."""
    return [(str(each.value), each.name) for each in words]
