"""What changed in a form, held against what is stored now and against what each field held before."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from osp.web.fields import form_values, merged


class Sample(forms.Form):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField()
    text = forms.CharField(required=False, widget=forms.Textarea)
    on = forms.DateField(required=False, widget=forms.DateInput(format="%Y-%m-%d"))
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    months = forms.MultipleChoiceField(required=False, choices=[("1", "jan"), ("2", "feb")])
    ready = forms.BooleanField(required=False)


STORED = {
    "title": "Oud",
    "text": "een\r\ntwee",
    "on": date(2027, 7, 31),
    "kind": "a",
    "months": ["1", "2"],
    "ready": True,
}


def stored() -> Sample:
    return Sample(initial=STORED)


def merge(query: str, **options):
    return merged(stored(), QueryDict(query), version=7, **options)


def test_values_are_what_a_browser_would_send():
    assert form_values(stored()) == {
        "title": ("Oud",),
        "text": ("een\ntwee",),
        "on": ("2027-07-31",),
        "kind": ("a",),
        "months": ("1", "2"),
        "ready": ("on",),
    }
    assert form_values(Sample()) == dict.fromkeys(STORED, ())


def test_only_what_is_named_and_differs_is_taken_over():
    found = merge("title=Nieuw&veld=title&was-title=Oud&text=niet+genoemd&kind=b&kind=a&veld=on&on=2027-07-31")
    assert (found.changed, found.clashing) == ({"title"}, set())
    assert Sample(found.data).is_valid()
    assert form_values(Sample(found.data)) == form_values(stored()) | {"title": ("Nieuw",)}
    assert found.data["version"] == "7"


@pytest.mark.parametrize(
    ("query", "changed", "clashing"),
    [
        ("veld=title&title=Mijn&was-title=Ouder", {"title"}, {"title"}),
        ("veld=title&title=Oud&was-title=Ouder", set(), set()),
        ("veld=title&title=Oud+&was-title=Oud", set(), set()),
        ("veld=text&text=een%0Atwee&was-text=een", set(), set()),
        ("veld=text&text=drie&was-text=een%0D%0Atwee", {"text"}, set()),
        ("veld=months&months=2&was-months=1&was-months=2", {"months"}, set()),
        ("veld=months&was-months=1", {"months"}, {"months"}),
        ("veld=ready&was-ready=on", {"ready"}, set()),
        ("veld=version&version=1", set(), set()),
        ("veld=unknown&unknown=1", set(), set()),
    ],
)
def test_change_clashes_where_somebody_else_changed_the_same(query, changed, clashing):
    found = merge(query)
    assert (found.changed, found.clashing) == (changed, clashing)


def test_what_is_left_out_stays_as_it_is_stored():
    found = merge("veld=title&title=&was-title=Oud&veld=text&text=x&was-text=een%0Atwee", without={"title"})
    assert (found.changed, found.data["title"], found.data["text"]) == ({"text"}, "Oud", "x")
