"""A document as stored values: what goes in comes out, the same everywhere, and what does not fit is refused."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from goals.documents.codec import decode, encode
from goals.documents.plan import PlanDocument, Section, Text, digest, from_json, to_json
from tests.goals.document_samples import document, panel

ROOT = Path(__file__).parents[2]


def test_document_survives_storing_whole():
    stored = json.loads(json.dumps(to_json(document())))
    assert from_json(stored) == document()
    assert to_json(from_json(stored)) == stored


def test_stored_document_holds_no_tuple_or_date():
    assert json.loads(json.dumps(to_json(document()))) == to_json(document())


def test_unions_alone_name_their_type():
    stored = to_json(document())
    assert "type" not in stored["front"]
    assert [part["type"] for part in stored["sections"][2]["sections"][0]["parts"]] == [
        "Text", "Facts", "Panel", "Panel", "Table"]  # fmt: skip
    assert "type" not in encode(panel())["chart"]


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="format 2"):
        from_json(to_json(document()) | {"format": 2})


def test_a_field_that_came_later_reads_as_its_default():
    stored = to_json(document())
    del stored["poster"]
    stored["front"].pop("foot")
    assert from_json(stored).poster is None
    assert from_json(stored).front.foot == ""


@pytest.mark.parametrize("part", [object(), Section("a", "A"), {"label": "x"}])
def test_what_no_document_holds_is_refused(part):
    with pytest.raises(TypeError, match="does not belong"):
        to_json(replace(document(), sections=(Section("a", "A", parts=(part,)),)))


def test_an_unknown_part_is_refused():
    with pytest.raises(KeyError):
        decode(Section, {"key": "a", "title": "A", "parts": [{"type": "Script", "text": "x"}]})


def test_digest_follows_the_content():
    assert digest(document()) == digest(document())
    other = replace(document(), front=replace(document().front, version="versie 1.0"))
    assert digest(other) != digest(document())


def test_digest_is_the_same_in_another_process():
    code = "from goals.documents.plan import digest; from tests.goals.document_samples import document; print(digest(document()))"
    environment = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, env=environment, text=True
    )
    assert done.stdout.strip() == digest(document())


def test_sections_are_walked_in_reading_order():
    found = [(depth, section.heading) for depth, section in document().walk()]
    assert found == [
        (1, "Missie en visie"),
        (1, "Wie wij zijn"),
        (1, "Speerpunt 1: Thuisnabij en passend"),
        (2, "Doel 1.1: Minder verwijzen naar het sbo"),
        (3, "Activiteit 1.1.1: Verbrede toelating"),
        (2, "Doel 1.2: De deelname aan het so blijft onder 2,20%"),
        (3, "Activiteit 1.2.1: Verbrede toelating"),
        (1, "Zo leest u dit plan"),
    ]


def test_keys_of_the_example_are_unique():
    keys = [section.key for _, section in document().walk()]
    assert len(keys) == len(set(keys))
    assert isinstance(document(), PlanDocument)
    assert isinstance(document().sections[0].parts[0], Text)
