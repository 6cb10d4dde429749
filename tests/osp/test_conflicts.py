"""Two versions side by side, and the choice carried out."""

from django import forms
from django.http import QueryDict

from osp.web.conflicts import conflict_between, resolved


class Sample(forms.Form):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label="Titel")
    on = forms.DateField(label="Datum", widget=forms.DateInput(format="%Y-%m-%d"))
    choice = forms.ChoiceField(label="Keuze", choices=[("a", "Eerste"), ("b", "Tweede")])


def test_only_what_differs_asks_for_a_choice() -> None:
    mine = Sample({"version": "1", "title": "Een goed doel", "on": "2026-12-10", "choice": "a"})
    theirs = Sample(initial={"title": "Een beter doel", "on": "2026-12-10", "choice": "b"})
    conflict = conflict_between(mine, theirs, version=4)
    assert conflict.version == 4
    assert conflict.same == (("on", "2026-12-10"),)
    title, choice = conflict.fields
    assert [(piece.text, piece.differs) for piece in title.mine] == [("Een ", False), ("goed ", True), ("doel", False)]
    assert [(piece.text, piece.differs) for piece in title.theirs] == [
        ("Een ", False),
        ("beter ", True),
        ("doel", False),
    ]
    assert (title.is_text, choice.is_text) == (True, False)
    assert (choice.mine[0].text, choice.theirs[0].text, choice.theirs_values) == ("Eerste", "Tweede", ("b",))


def test_dates_and_empty_fields_are_readable() -> None:
    mine = Sample({"title": "", "on": "2026-12-10", "choice": "a"})
    theirs = Sample(initial={"title": "Doel", "on": "2026-12-11", "choice": "a"})
    title, on = conflict_between(mine, theirs, version=2).fields
    assert (title.mine[0].text, "".join(piece.text for piece in on.mine)) == ("leeg", "10 december 2026")
    assert (title.mine_values, title.theirs_values) == ((), ("Doel",))


def test_choice_is_carried_out() -> None:
    posted = QueryDict(
        "version=2&on=2026-12-10&title__keep=theirs&title__mine=x&title__theirs=y&choice__keep=mine&choice__mine=a"
    )
    chosen = resolved(posted)
    assert (chosen["title"], chosen["choice"], chosen["on"], chosen["version"]) == ("y", "a", "2026-12-10", "2")


def test_third_version_wins_when_chosen() -> None:
    chosen = resolved(QueryDict("title__keep=own&title__own=z&title__mine=x"))
    assert chosen["title"] == "z"


def test_without_choices_nothing_changes() -> None:
    assert resolved(QueryDict("title=x&months=1&months=2")).getlist("months") == ["1", "2"]
