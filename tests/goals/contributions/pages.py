"""How the tests reach the pages of a contribution: as a person, and by a link."""

import io
import re
import zipfile

from django.test import Client
from django.urls import reverse

from goals.models import ContributionLink
from goals.services.contribution_mail import link_address
from osp.models import User
from tests.goals.contributing import WAARD

HTMX = {"HX-Request": "true"}
ADDRESS = "colega@dewaard.nl"


def client_of(user_id: int) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(User.objects.get(pk=user_id))
    return client


def text_of(response) -> str:
    """Everything that stands in a page or a file."""
    content = response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return content.decode(errors="replace")


def url(asked, name: str = "", *args, code: str = WAARD) -> str:
    end = f"-{name}" if name else ""
    return reverse(f"goals:contribution{end}", args=["PO2814", asked.of(code).pk, *args])


def text(response) -> str:
    """What the page says, as a reader hears it."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.replace("&nbsp;", " ").split()).replace(" .", ".").replace(" ,", ",")


def field(asked, number: int, name: str, code: str = WAARD) -> str:
    return f"answer-{asked.answers(code)[number].pk}-{name}"


def saving(name: str, value: str, was: str = "") -> dict[str, str]:
    return {"veld": name, name: value, f"{name}__was": was}


def secret_in(text: str) -> str:
    """The secret in a mail or an address."""
    return re.search(r"/bijdrage/([\w-]+)/", text)[1]


def path_of(link: ContributionLink, page: str = "") -> str:
    return f"/bijdrage/{secret_in(link_address(link))}/{page}"


def change(link: ContributionLink, **fields) -> None:
    ContributionLink.objects.filter(pk=link.pk).update(**fields)
