"""What forms share."""

from typing import TypeVar

from django.forms import BaseForm

from osp.errors import DomainError

F = TypeVar("F", bound=BaseForm)


def add_error(form: F, error: DomainError) -> F:
    """Show a refusal at the field it belongs to, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
    return form
