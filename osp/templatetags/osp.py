"""What every template may use: Dutch numbers and dates, icons, status marks, form controls, query strings."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from osp import dutch, richtext
from osp.levels import USUAL, LevelName

register = template.Library()

# Value of a status: its mark (and class suffix) and its word.
STATUSES = {
    "on_track": ("ok", "op koers"),
    "attention": ("att", "aandacht"),
    "off_track": ("off", "van koers"),
    "achieved": ("done", "behaald"),
    "no_verdict": ("none", "geen oordeel"),
}
# Marks of a profile stand in this order, so that two rows of marks compare at a glance.
PROFILE_ORDER = ("achieved", "on_track", "off_track", "attention", "no_verdict")
# Value of a purpose: its square and its word. A square says how much is asked: all, half or nothing.
PURPOSES = {
    "inform": ("p-inform", "informeren"),
    "discuss": ("p-discuss", "bespreken"),
    "advise": ("p-discuss", "adviseren"),
    "consent": ("p-decide", "instemmen"),
    "approve": ("p-decide", "goedkeuren"),
    "decide": ("p-decide", "besluiten"),
}
PAGES_AROUND = 2


def _number(value: Any) -> bool:
    return value is not None and value != ""


@register.filter
def decimal(value: Any, places: int = 2) -> str:
    """2.0441 reads "2,04"; nothing reads as nothing."""
    return dutch.decimal(value, places) if _number(value) else ""


@register.filter
def integer(value: Any) -> str:
    """17465 reads "17.465"."""
    return dutch.integer(value) if _number(value) else ""


@register.filter
def percent(value: Any) -> str:
    """2.0441 reads "2,04%"."""
    return dutch.percent(value) if _number(value) else ""


@register.filter
def pupils(value: Any) -> str:
    """16 reads "16 leerlingen"."""
    return dutch.pupils(value) if _number(value) else ""


@register.filter
def school_year(value: Any) -> str:
    """2019 reads "2019-2020"."""
    return dutch.school_year(value) if _number(value) else ""


@register.filter
def number_word(value: int) -> str:
    """Two reads "twee"; from thirteen on figures."""
    return dutch.number_word(value)


@register.filter
def sentence_case(value: str) -> str:
    """The text with a capital in front."""
    return dutch.sentence_case(str(value))


@register.filter
def date_long(value: date | None) -> str:
    """ "10 december 2026"."""
    return dutch.date_long(_day(value)) if value else ""


@register.filter
def date_short(value: date | None) -> str:
    """ "do 10 dec"."""
    return dutch.date_short(_day(value)) if value else ""


@register.filter
def date_with_day(value: date | None) -> str:
    """ "donderdag 10 december 2026"."""
    return dutch.date_with_day(_day(value)) if value else ""


@register.filter
def clock(value: time | datetime | None) -> str:
    """ "14.02", in the time zone of the site."""
    if value is None or value == "":
        return ""
    return dutch.clock(timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value)


@register.filter
def day_and_time(value: datetime | None) -> str:
    """ "ma 16.20", for a log of the last days."""
    return f"{dutch.WEEKDAYS[_day(value).weekday()][:2]} {clock(value)}" if value else ""


def _day(value: date) -> date:
    """The calendar day here: a moment just after midnight belongs to the new day, whatever day UTC has."""
    return timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def rich(value: str | None) -> SafeString:
    """What people wrote, with its bold, lists and links. It makes paragraphs of its own: put it in a <div class="rich">."""
    return mark_safe(richtext.html(value or ""))  # noqa: S308 -- every word in it is escaped, every tag is of the subset


@register.filter
def unmarked(value: str | None) -> str:
    """The same text as words alone, for one line."""
    return " ".join(richtext.plain(value or "").split())


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite. It stands beside a word; without one it needs a label."""
    href = f"{static('icons/sprite.svg')}#{name}"
    if label:
        return format_html('<svg class="i" role="img" aria-label="{}"><use href="{}"/></svg>', label, href)
    return format_html('<svg class="i" aria-hidden="true"><use href="{}"/></svg>', href)


@register.simple_tag
def status_mark(status: str) -> SafeString:
    """The mark of a status alone, hidden from a reader that hears the page: only where its word stands beside it."""
    suffix, _word = STATUSES[status]
    return format_html(
        '<svg class="sy sy-{}" aria-hidden="true"><use href="{}#s-{}"/></svg>',
        suffix,
        static("icons/sprite.svg"),
        suffix,
    )


@register.simple_tag
def status_label(status: str, word: str = "") -> SafeString:
    """Mark and word. Merkbaar gives its own word (gemerkt, wisselend, niet gemerkt) to the same shapes."""
    suffix, usual = STATUSES[status]
    return format_html(
        '<span class="st st-{0}"><svg aria-hidden="true"><use href="{1}#s-{0}"/></svg>{2}</span>',
        suffix,
        static("icons/sprite.svg"),
        word or usual,
    )


@register.filter
def status_suffix(status: str) -> str:
    """The class suffix of a status, for a verdict bar: on_track gives "ok"."""
    return STATUSES[status][0]


@register.filter
def status_word(status: str) -> str:
    """The word of a status: on_track gives "op koers"."""
    return STATUSES[status][1]


@register.simple_tag
def profile(statuses: Iterable[str] | Mapping[str, int], name: LevelName = USUAL.goal) -> SafeString:
    """One mark per doel, never a blended grade, with a text for whoever cannot see the marks.

    Takes a list of statuses, or how often each occurs, and what one mark stands for.
    """
    counts = _counts(statuses)
    marks = [status for status in PROFILE_ORDER for _ in range(counts[status])]
    said = ", ".join(f"{counts[status]} {word}" for status, (_, word) in STATUSES.items() if counts[status])
    text = name.count(len(marks))
    return format_html(
        '<span class="profile" role="img" aria-label="{}">{}</span>',
        f"{text}: {said}" if said else text,
        format_html_join("", "{}", ((status_mark(status),) for status in marks)),
    )


def _counts(statuses: Iterable[str] | Mapping[str, int]) -> dict[str, int]:
    counts = dict.fromkeys(STATUSES, 0)
    pairs = statuses.items() if isinstance(statuses, Mapping) else ((status, 1) for status in statuses)
    for status, number in pairs:
        counts[status] += number
    return counts


@register.simple_tag
def purpose(value: str) -> SafeString:
    """The square and the word of what a body is asked to do."""
    square, word = PURPOSES[value]
    return format_html(
        '<span class="purpose"><svg aria-hidden="true"><use href="{}#{}"/></svg>{}</span>',
        static("icons/sprite.svg"),
        square,
        word,
    )


@register.simple_tag(takes_context=True)
def url_with(context: template.Context, **changes: Any) -> str:
    """The query string of this page with these values changed; an empty value takes the key away."""
    request = context.get("request")
    query = request.GET.copy() if request else _empty_query()
    for key, value in changes.items():
        if value is None or value == "":
            query.pop(key, None)
        else:
            query[key] = str(value)
    return f"?{query.urlencode()}"


def _empty_query() -> Any:
    """An empty query, for a template that is drawn outside a request."""
    from django.http import QueryDict  # noqa: PLC0415 -- only outside a request

    return QueryDict(mutable=True)


@register.simple_tag
def page_numbers(page: Any) -> list[int | None]:
    """The pages to offer: first, last and those around this one; None where some are left out."""
    last, here = page.paginator.num_pages, page.number
    wanted = sorted({1, last, *range(max(1, here - PAGES_AROUND), min(last, here + PAGES_AROUND) + 1)})
    numbers: list[int | None] = []
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number - before > 1:
            numbers.append(None if number - before > 2 else number - 1)  # noqa: PLR2004 -- one page left out is shown
        numbers.append(number)
    return numbers


@register.simple_tag
def control(field: BoundField, **attributes: Any) -> SafeString:
    """The input of a field in our dress, marked when it holds an error. Write data_draft for data-draft."""
    attrs = {name.replace("_", "-"): value for name, value in attributes.items() if value not in (None, "")}
    own = field.field.widget.attrs.get("class", "")
    invalid = "is-invalid" if field.errors else ""
    attrs["class"] = " ".join(filter(None, [_dress(field), own, invalid, attrs.get("class", "")]))
    return field.as_widget(attrs=attrs)


def _dress(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, CheckboxInput | RadioSelect | CheckboxSelectMultiple):
        return "form-check-input"
    if isinstance(widget, Select) and not widget.allow_multiple_selected:
        return "form-select"
    return "form-control"


@register.filter
def fields_with_errors(form: BaseForm) -> list[BoundField]:
    """The visible fields that ask something of the person, in the order of the form."""
    return [field for field in form.visible_fields() if field.errors]


@register.filter
def field_kind(field: BoundField) -> str:
    """How a field is laid out: "check" for one box, "pick" for visible choices, "file", or "plain"."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "pick"
    if isinstance(widget, CheckboxInput):
        return "check"
    return "file" if isinstance(widget, FileInput) else "plain"
