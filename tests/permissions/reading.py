"""What an answer says, whatever its kind: text of a page, a table, a workbook or a document; and the forms on a page."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests import pdf
from tests.permissions.matrix import Page, address
from tests.permissions.world import World

HTMX = {"HX-Request": "true"}

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF, ZIP = "application/pdf", "application/zip"
# What papers are packed with.
KINDS = {".pdf": PDF, "docx": DOCX, "xlsx": XLSX}


def addresses(route: str, page: Page, world: World) -> list[str]:
    """Every way to read a page: all its rows and queries."""
    paths = [address(route, page, world), *(address(route, page, world, pk=world.pk(name)) for name in page.also)]
    return [path + query for path in paths for query in (*page.queries, *page.stricter)]


def text_of(response: Any, folder: Path) -> str:
    """Everything a reader or a program could find in an answer, headers included."""
    return headers_of(response) + body_of(response, folder)


def headers_of(response: Any) -> str:
    """The headers of an answer, one a line."""
    return "".join(f"{name}: {value}\n" for name, value in response.headers.items())


def body_of(response: Any, folder: Path) -> str:
    """What an answer says, whatever its kind."""
    return _read(response.content, kind_of(response), folder)


def _read(content: bytes, kind: str, folder: Path) -> str:
    # A marked row holds bytes that are no document.
    if kind in {XLSX, DOCX} and zipfile.is_zipfile(io.BytesIO(content)):
        parts = [part.decode(errors="replace") for part in _unpacked(content).values()]
        # Words may be cut into runs of one look; without the tags between them they read whole.
        return "\n".join([*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)])
    if kind == ZIP:
        return "\n".join(
            f"{name}\n{_read(part, KINDS.get(name[-4:], ''), folder)}" for name, part in _unpacked(content).items()
        )
    if kind == PDF and b"/Page" in content:
        marks = (title for _, title, _ in pdf.outline(content, folder))
        return "\n".join([*pdf.pages(content, folder), *marks, *pdf.properties(content, folder).values()])
    return content.decode(errors="replace")


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def kind_of(response: Any) -> str:
    """The type of its content."""
    return response.headers.get("Content-Type", "").split(";")[0]


@dataclass
class Form:
    """A form that posts: where to, values that could be sent, and which of its fields are a choice among rows."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    choices: set[str] = field(default_factory=set)


def forms_of(html: str, page: str) -> list[Form]:
    """The posting forms of a page, in order, filled where they were empty."""
    reader = _Forms(page)
    reader.feed(html)
    return reader.found


# What goes into an empty field; a number stays empty.
FILLING = {"date": "2027-03-11", "time": "10:00", "email": "iemand@voorbeeld.nl", "text": "tekst"}


class _Forms(HTMLParser):
    """Collects forms. A choice among rows is known by its digits; without a chosen option the first one is taken."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[Form] = []
        self.form: Form | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open(told)
        elif self.form is not None and tag == "option":
            self._option(self.form, self.select, told, chosen="selected" in told)
        elif self.form is not None and told.get("name"):
            self._field(self.form, tag, told)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None

    def _open(self, told: dict[str, str]) -> None:
        self.form = None
        if told.get("method", "").lower() == "post" or "hx-post" in told:
            action = told.get("action") or told.get("hx-post") or self.page
            self.form = Form(action.split("#")[0])
            self.found.append(self.form)

    def _field(self, form: Form, tag: str, told: dict[str, str]) -> None:
        name, kind = told["name"], told.get("type", "text")
        if tag == "select":
            self.select = name
        elif kind in {"radio", "checkbox"}:
            self._option(form, name, told, chosen="checked" in told)
        elif tag == "textarea":
            form.values[name] = ["tekst"]
        elif tag == "input" and kind not in {"file", "submit", "button"}:
            empty = "" if "inputmode" in told else FILLING.get(kind, "")
            form.values[name] = [told.get("value") or empty]

    def _option(self, form: Form, name: str, told: dict[str, str], *, chosen: bool) -> None:
        value = told.get("value", "")
        if value.isdigit():
            form.choices.add(name)
        if chosen or (value and name not in form.values):
            form.values[name] = [value]
