"""The base document as its page shows it: what it brings to every Word export, and what the product adds."""

from dataclasses import dataclass

from goals.queries.printed import content_of, plan_settings
from osp.models import StoredFile


@dataclass(frozen=True, slots=True)
class BroughtStyle:
    """A style that documents use, as a Dutch Word names it; `is_found` where the base document has it."""

    name: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class BasePage:
    """What the page shows. `version` is that of the settings, 0 where nothing was chosen yet. `problem` says why a stored file
    cannot be used any more."""

    version: int
    stored: StoredFile | None = None
    styles: tuple[BroughtStyle, ...] = ()
    page: str = ""
    header: str = ""
    footer: str = ""
    problem: str = ""


def base_page() -> BasePage:
    """The base document of the samenwerkingsverband in scope."""
    settings = plan_settings()
    if settings is None or settings.base_document is None:
        return BasePage(settings.version if settings else 0)
    from goals.documents.word_base import BaseRefused, read_base  # noqa: PLC0415 -- slow import

    stored = settings.base_document
    try:
        facts = read_base(content_of(stored) or b"")
    except BaseRefused as error:
        return BasePage(settings.version, stored, problem=str(error))
    found = [BroughtStyle(wanted.dutch, is_found=True) for wanted in facts.found]
    missing = [BroughtStyle(wanted.dutch, is_found=False) for wanted in facts.missing]
    return BasePage(settings.version, stored, (*found, *missing), facts.page, facts.header, facts.footer)
