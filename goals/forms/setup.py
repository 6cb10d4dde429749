"""Forms of Inrichting: how this samenwerkingsverband works with its plan."""

import json
from typing import Any

from django import forms
from django.forms import BoundField

from osp.levels import LEVELS, LONGEST, USUAL, Levels, Own

ARTICLES = (("de", "de"), ("het", "het"))
WORDS = ("singular", "plural", "article")


class LevelNamesForm(forms.Form):
    """Singular, plural and article of each level; `before` holds what was stored when the form was opened."""

    before = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, stored: Own, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["before"].initial = json.dumps(stored, sort_keys=True)
        for level in LEVELS:
            usual = USUAL.of(level)
            self.fields[f"{level}_singular"] = _noun("Enkelvoud", usual.singular)
            self.fields[f"{level}_plural"] = _noun("Meervoud", usual.plural)
            self.fields[f"{level}_article"] = forms.ChoiceField(
                label="De of het", choices=ARTICLES, widget=forms.RadioSelect, initial=usual.article, required=False
            )

    @classmethod
    def of(cls, levels: Levels, stored: Own) -> "LevelNamesForm":
        """The form with the names that hold now."""
        now = {f"{level}_{word}": getattr(levels.of(level), word) for level in LEVELS for word in WORDS}
        return cls(initial=now, stored=stored)

    @property
    def names(self) -> dict[str, dict[str, str]]:
        """What was filled in, by level and word."""
        return {
            level: {word: str(self.cleaned_data.get(f"{level}_{word}") or "") for word in WORDS} for level in LEVELS
        }

    @property
    def seen(self) -> dict[str, dict[str, str]]:
        """What was stored when the form was opened; nothing where that cannot be read."""
        try:
            found = json.loads(self.cleaned_data["before"] or "{}")
        except json.JSONDecodeError:
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def rows(self) -> list[tuple[str, list[BoundField]]]:
        """The usual name of each level with its three fields."""
        return [(USUAL.of(level).capital, [self[f"{level}_{word}"] for word in WORDS]) for level in LEVELS]


def _noun(label: str, usual: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"placeholder": usual, "autocomplete": "off", "autocapitalize": "none"})
    return forms.CharField(label=label, required=False, max_length=LONGEST, widget=widget)
