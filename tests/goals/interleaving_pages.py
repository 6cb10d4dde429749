"""The same editors at the pages: as somebody without scripts sends a whole form, and as scripts keep field by field."""

import json
import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goals.kinds import Kind
from osp.scope import tenant_scope
from tests.goals.interleaving import TYPED, WORDS, Editor, Open

CONFLICT, GONE, DONE = 409, 404, (200, 204, 302)


class Browser(Editor):
    """Works through the pages, as a person without scripts does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.client = Client()
        self.client.force_login(self.user)

    def url(self, name: str, *args: object) -> str:
        return reverse(f"goals:{name}", args=[self.world.swv.code, *args])

    def open(self) -> None:
        with tenant_scope(self.world.swv):
            super().open()

    def may_open(self, ref: tuple[Kind, int]) -> bool:
        return self.client.get(self.url(f"{WORDS[ref[0]]}-edit", ref[1])).status_code == 200

    def post(self, url: str, data: dict[str, Any]) -> HttpResponse:
        response = self.client.post(url, data)
        assert response.status_code in {*DONE, CONFLICT, GONE, 422}, (url, response.status_code)
        if response.status_code in {CONFLICT, 422}:
            self.shown.append(unescape(response.content.decode()))
        return response

    def store(self, screen: Open) -> bool:
        data = {name: "" if value is None else str(value) for name, value in screen.values.items() if name != "owner"}
        url = self.url(f"{WORDS[screen.ref[0]]}-edit", screen.ref[1])
        response = self.post(url, data | {"version": str(screen.version)})
        if response.status_code == CONFLICT:
            with tenant_scope(self.world.swv):
                self.conflicted(screen)
            return False
        assert response.status_code in DONE, response.status_code
        # Whoever stays in the form goes on from the version that was just stored.
        screen.version += 1
        return True

    def autosave(self) -> None:
        """Only what changed, each field against what it held before, as a page with scripts does while somebody types."""
        screen = self.screen
        if screen is None or screen.theirs is not None:
            return
        changed = [name for name in TYPED[screen.ref[0]] if screen.values[name] != screen.was[name]]
        self.attempts += [(screen.ref, name, str(screen.values[name])) for name in changed]
        data: dict[str, Any] = {"velden": "1", "tussendoor": "1", "veld": changed, "version": str(screen.version)}
        for name in changed:
            data |= {name: screen.values[name], f"was-{name}": screen.was[name]}
        url = self.url(f"{WORDS[screen.ref[0]]}-edit", screen.ref[1])
        response = self.post(url, data)
        if response.status_code == CONFLICT:
            with tenant_scope(self.world.swv):
                self.conflicted(screen)
            return
        told = json.loads(response.content)
        assert told["refused"] == {}
        screen.version = told["version"]
        stored = {name: "\n".join(told["values"][name]) for name in TYPED[screen.ref[0]]}
        # What somebody else stored in a field that was left alone is on the screen now.
        screen.values |= stored
        screen.was |= stored

    def move(self) -> None:
        kind, pk = self.any_row()
        way = self.random.choice(("omhoog", "omlaag"))
        self.post(self.url(f"{WORDS[kind]}-move", pk), {"richting": way})

    def archive(self) -> None:
        kind, pk = self.any_row()
        text = self.a_text()
        response = self.post(self.url(f"{WORDS[kind]}-archive", pk), {"reason": text})
        self.attempts.append(((kind, pk), "archive_reason", text))
        assert response.status_code in {*DONE, CONFLICT}

    def restore(self) -> None:
        kind, pk = self.any_row()
        self.post(self.url("restore", kind.value, pk), {})

    def revert(self) -> None:
        kind, pk = self.any_row()
        reach = self.random.choice(("onderdeel", "alles"))
        moment = self.random.choice(self.world.moments).isoformat().replace("+00:00", "Z")
        url = self.url("revert", kind.value, pk) + f"?naar={moment}&bereik={reach}"
        found = re.search(r'name="gezien" value="(\w+)"', self.client.get(url).content.decode())
        if found:
            self.post(url, {"reason": "terug", "gezien": found[1]})
