"""What forms share."""

from typing import Any, TypeVar

from django.forms import BaseForm, Textarea

from osp.errors import DomainError

F = TypeVar("F", bound=BaseForm)


def add_error(form: F, error: DomainError) -> F:
    """Show a refusal at the field it belongs to, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
    return form


class RichTextarea(Textarea):
    """A text that may have bold, lists and links (osp/richtext.py): rich.js gives it a toolbar and clean paste."""

    def __init__(self, rows: int = 3, **attrs: Any) -> None:
        super().__init__(attrs={"rows": rows, "class": "grow", "data-rich": True, **attrs})
