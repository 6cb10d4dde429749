"""The form that lets a sentence stand."""

from django import forms


class KeepForm(forms.Form):
    """Which remark, and why the sentence stays as it is."""

    field = forms.CharField(max_length=40, widget=forms.HiddenInput)
    code = forms.CharField(max_length=40, widget=forms.HiddenInput)
    quote = forms.CharField(max_length=500, strip=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Waarom blijft de zin zo?",
        max_length=300,
        error_messages={
            "required": "Schrijf waarom de zin zo blijft staan.",
            "max_length": "Houd de reden onder 300 tekens.",
        },
    )
