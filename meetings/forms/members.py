"""Forms of who sits in a gremium."""

from collections.abc import Iterable
from typing import Any

from django import forms

from meetings.enums import Seat
from meetings.forms import fields
from meetings.models import BodyMember
from meetings.services.members import SeatValues
from osp.models import User
from osp.parties import Organisation

NAMES = ("version", "name", "email", "seat", "organisation", "mandate", "substitute", "weight", "since", "until")


class MemberForm(forms.Form):
    """A seat: somebody with an account, or a name."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    user = forms.ChoiceField(
        label="Persoon met een account", required=False, help_text="Deze persoon ziet dan zelf de vergaderingen."
    )
    name = fields.line("Of naam", 80, help_text="Voor wie hier geen account heeft.")
    email = forms.EmailField(
        label="E-mailadres",
        required=False,
        max_length=254,
        help_text="Voor de uitnodigingen. Een account heeft zijn eigen adres.",
        error_messages={"invalid": "Vul een e-mailadres in, bijvoorbeeld naam@bestuur.nl."},
    )
    seat = forms.ChoiceField(label="Functie", choices=[(each.value, each.value) for each in Seat])
    schoolbestuur = forms.ChoiceField(label="Namens schoolbestuur", required=False)
    organisation = fields.line("Of namens", 120, help_text="Een gemeente, ouders, personeel.")
    mandate = fields.line("Mandaat", 300, help_text="Waarover dit lid mag beslissen, bijvoorbeeld: tot € 25.000.")
    substitute = fields.line("Vervanger", 80)
    weight = fields.number("Stemgewicht", 0, 1_000_000, help_text="Telt alleen waar elk lid een eigen gewicht heeft.")
    since = fields.day("Vanaf", required="Vul in vanaf welke dag.")
    until = fields.day("Tot en met", help_text="Leeg: nog altijd.")

    def __init__(
        self, *args: Any, people: Iterable[User], schoolbesturen: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(person.pk): person for person in people}
        choices = [("", "geen account"), *[(key, person.name) for key, person in self.known.items()]]
        self.fields["user"].choices = choices  # type: ignore[attr-defined]
        besturen = [("", "geen schoolbestuur"), *[(each.code, each.label) for each in schoolbesturen]]
        self.fields["schoolbestuur"].choices = besturen  # type: ignore[attr-defined]

    @classmethod
    def of(cls, member: BodyMember, **kwargs: Any) -> "MemberForm":
        """The form filled with a seat."""
        own = {name: getattr(member, name) for name in NAMES}
        of = member.schoolbestuur.number if member.schoolbestuur else ""
        return cls(initial={**own, "user": str(member.user_id or ""), "schoolbestuur": of}, **kwargs)

    def values(self) -> SeatValues:
        """What the services take."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return SeatValues(**{**data, "user": self.known.get(data["user"]), "seat": Seat(data["seat"])})


class MemberEndForm(forms.Form):
    """The last day of a seat."""

    version = fields.version_field()
    until = fields.day("Tot en met", required="Vul de laatste dag in.")


class MemberEraseForm(forms.Form):
    """Forgetting who held a seat."""

    version = fields.version_field()
