"""Sections go into the database and come back as they were; a version says what it has otherwise; an audience misses nothing it had."""

import io
import json
import zipfile
from dataclasses import asdict, replace
from datetime import date

from meetings.compute.short_address import new_address, typed_address
from meetings.pack.audience import for_audience
from meetings.pack.bundle import bundle
from meetings.pack.changes import marked
from meetings.pack.sections import AttachmentSheet, Change, Correction, Item, Oplegger, Pack
from meetings.pack.stored import restored
from tests.meetings.pack_samples import bare_pack, board_pack, rubric_page, sbo_page


def stored(pack: Pack) -> dict:
    return json.loads(json.dumps(asdict(pack), default=lambda day: day.isoformat()))


def sheet(key: str, **changes) -> AttachmentSheet:
    return AttachmentSheet(key=key, letter="?", title=key.title(), name=f"{key}.pdf", kind="pdf", **changes)


def correction() -> Correction:
    return Correction(
        title="Deelname sbo",
        period="2025-2026",
        day=date(2026, 12, 10),
        version=1,
        then="2,14%",
        then_caption="370 van 17.285 leerlingen",
        then_release="voorlopig",
        then_word="op koers",
        now="2,22%",
        now_caption="384 van 17.285 leerlingen",
        now_release="definitief",
        now_word="aandacht",
        decisions=("2026-14: de toelating te verlengen.",),
    )


def test_a_pack_comes_back_as_it_was():
    pack = replace(board_pack(), corrections=(correction(),), changes=(Change("new", 1, "Opening"),))
    assert restored(Pack, stored(pack)) == pack


def test_what_was_stored_before_a_part_existed_gets_it_empty():
    values = stored(bare_pack())
    del values["corrections"], values["audience"]
    assert restored(Pack, values) == bare_pack()


def three() -> Pack:
    items = (
        Item(1, "Opening", "inform", 5, "13.30", key="een"),
        Item(
            2,
            "Personeel",
            "decide",
            20,
            "13.35",
            oplegger=Oplegger(confidential=True, summary="Geheim."),
            indicators=(replace(rubric_page(), is_example=True),),
            key="twee",
        ),
        Item(
            3,
            "Begroting",
            "decide",
            10,
            "13.55",
            oplegger=Oplegger(summary="Open."),
            attachments=(sheet("nota"), sheet("salaris", confidential=True), sheet("tabel")),
            key="drie",
        ),
    )
    return bare_pack(items=items, starts="13.30", ends="15.30", public_note="Bevat", is_example=True)


def test_what_is_hidden_leaves_no_gap_of_any_kind():
    pack = for_audience(three(), hidden={"twee", "salaris"}, name="Exemplaar voor OPR")
    assert [(item.number, item.starts, item.title) for item in pack.items] == [
        (1, "13.30", "Opening"),
        (2, "13.35", "Begroting"),
    ]
    assert [(each.letter, each.title) for each in pack.items[1].attachments] == [("A", "Nota"), ("B", "Tabel")]
    assert (pack.public_note, pack.is_example, pack.audience) == ("", False, "Exemplaar voor OPR")
    assert "eheim" not in json.dumps(stored(pack))
    assert "alaris" not in json.dumps(stored(pack))


def test_who_sees_a_confidential_file_alone_is_told_so():
    pack = for_audience(three(), hidden={"twee"})
    assert pack.public_note == "Bevat een vertrouwelijke bijlage: niet openbaar."
    assert for_audience(three(), hidden=()).public_note == "Bevat een vertrouwelijk punt: niet openbaar."


def test_a_version_names_what_is_new_changed_and_gone():
    before = for_audience(three(), hidden=())
    opening, personnel, budget = before.items
    budget = replace(
        budget,
        oplegger=replace(budget.oplegger, summary="Anders.", risks="Krap."),
        attachments=(budget.attachments[0], replace(budget.attachments[2], sha256="ander")),
        indicators=(sbo_page(),),
    )
    now = marked(
        replace(before, version=2, items=(opening, budget, Item(4, "Rondvraag", "inform", 5, key="vier"))), before
    )
    assert now.changes == (
        Change(
            "changed",
            3,
            "Begroting",
            ("samenvatting", "risico’s en kanttekeningen", sbo_page().title, "Tabel", "Salaris"),
        ),
        Change("new", 4, "Rondvraag"),
        Change("dropped", 2, "Personeel"),
    )
    assert (now.compared_to, now.items[0].changed, now.items[2].is_new) == (1, (), True)
    assert personnel.title not in [item.title for item in now.items]


def test_a_version_that_says_the_same_marks_nothing():
    before = for_audience(three(), hidden=())
    again = replace(
        before,
        version=2,
        items=tuple(
            replace(item, indicators=tuple(replace(page, passport="elders") for page in item.indicators))
            for item in before.items
        ),
    )
    assert marked(again, before).changes == ()


def test_an_address_is_typed_over_from_paper():
    address = new_address()
    assert typed_address(f" {address.upper().replace('-', ' ')} ") == address
    assert typed_address("k7m2-q9rt") == typed_address("k1m2-q9rt-x4wd") == ""
    assert len({new_address() for _ in range(200)}) == 200


def zipped(pack: Pack) -> bytes:
    return bundle(pack, b"%PDF alles", oplegger=lambda item: item.title.encode(), attached=lambda row: row.key.encode())


def test_a_zip_is_named_by_number_and_letter_and_equal_every_time():
    pack = for_audience(three(), hidden={"twee", "salaris"})
    content = zipped(pack)
    assert content == zipped(pack)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist() == [
            "00 Stukken ALV 2026-12-10.pdf",
            "02 Begroting.pdf",
            "02A Nota.pdf",
            "02B Tabel.pdf",
            "index.csv",
        ]
        lines = package.read("index.csv").decode("utf-8-sig").splitlines()
    assert lines[:3] == [
        "volgorde;punt;soort;letter;titel;bestand",
        "1;;stukken;;Stukken ALV 2026-12-10;00 Stukken ALV 2026-12-10.pdf",
        "2;02;oplegger;;Begroting;02 Begroting.pdf",
    ]


def test_a_title_makes_no_path_and_no_formula():
    nasty = Item(1, "=1+1 ../../geheim\\x", "inform", oplegger=Oplegger(), key="een")
    content = zipped(bare_pack(items=(nasty,)))
    assert b"../" not in content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.namelist()[1] == "01 1+1 .. .. geheim x.pdf"
        assert "'=1+1" in package.read("index.csv").decode()
