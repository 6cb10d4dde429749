"""Whatever people put in, a pack comes out that says it: nothing lost, nothing empty, nothing obeyed."""

from dataclasses import replace
from datetime import date

import pytest

from meetings.pack import wording
from meetings.pack.build import build_pack
from meetings.pack.sections import (
    AttachmentSheet,
    Interpretation,
    Item,
    Oplegger,
    OpleggerFigure,
    TableRow,
    ValuesTable,
)
from tests import pdf
from tests.meetings.pack_samples import bare_pack, item_with, oplegger, pack_with, rubric_page, sbo_page


def test_a_real_pack_never_says_example(tmp_path):
    item = item_with(indicators=(replace(rubric_page(), is_example=False),))
    texts = pdf.pages(build_pack(pack_with(item, swv_name="SWV Rijnoever")), tmp_path)
    assert "voorbeeld" not in " ".join(texts).lower()


def test_concept_stands_on_cover_and_in_foot(tmp_path):
    texts = pdf.pages(build_pack(bare_pack(state="concept", version=3)), tmp_path)
    assert "Vergaderstukken, concept" in texts[0]
    assert ["Concept, versie 3" in text for text in texts[1:]] == [True, True]


def test_confidential_stands_in_the_foot_of_that_item_only(tmp_path):
    items = (item_with(sheet=Oplegger(confidential=True)), item_with(sheet=Oplegger(), number=2))
    texts = pdf.pages(build_pack(bare_pack(items=items)), tmp_path)
    assert ["Vertrouwelijk" in text for text in texts] == [False, False, False, True, False]


def test_a_pack_without_items_still_has_cover_contents_and_agenda(tmp_path):
    texts = pdf.pages(build_pack(bare_pack()), tmp_path)
    assert len(texts) == 3
    assert "Wat wij van u vragen" not in texts[0]


def test_a_late_point_says_why_on_its_oplegger(tmp_path):
    late = item_with(sheet=Oplegger(summary="Kort.", late_reason="De brief kwam gisteren."))
    sheet = pdf.flat(pdf.pages(build_pack(pack_with(late)), tmp_path)[3])
    assert "Nazending" in sheet
    assert "De brief kwam gisteren." in sheet


def test_empty_fields_are_left_out(tmp_path):
    texts = pdf.pages(build_pack(pack_with(item_with(sheet=Oplegger(summary="Kort.")))), tmp_path)
    sheet = pdf.flat(texts[3])
    for label in (
        "Nazending",
        "Relatie",
        "Stand van",
        "Financiële",
        "Risico",
        "route",
        "Vervolg",
        "Bijlage",
        "portefeuille",
        "n.v.t.",
    ):
        assert label not in sheet
    assert "Samenvatting Kort." in sheet


@pytest.mark.parametrize(
    ("purpose", "label", "heading"),
    [
        ("decide", "Gevraagd besluit", "De ALV besluit:"),
        ("approve", "Gevraagde goedkeuring", "De ALV keurt goed:"),
        ("consent", "Gevraagde instemming", "De ALV stemt in met:"),
        ("advise", "Gevraagd advies", "De ALV adviseert:"),
        ("discuss", "Te bespreken", "De ALV bespreekt:"),
        ("inform", "Ter informatie", "De ALV neemt kennis van:"),
    ],
)
def test_what_is_asked_follows_the_purpose(tmp_path, purpose, label, heading):
    item = item_with(sheet=Oplegger(asked_decisions=("het plan;", "de begroting.")), purpose=purpose)
    sheet = pdf.flat(pdf.pages(build_pack(pack_with(item)), tmp_path)[3])
    assert label in sheet
    assert f"{heading} 1 het plan;" in sheet.replace(f"{label} ", "")
    assert ("Uitkomst" in sheet) == (purpose not in {"discuss", "inform"})


def test_a_long_summary_flows_over_pages_without_losing_a_word(tmp_path):
    words = [f"zzz{n}" for n in range(6000)]
    summary = "\n\n".join(" ".join(words[start : start + 250]) for start in range(0, 6000, 250))
    content = build_pack(pack_with(item_with(sheet=replace(oplegger(), figures=(), summary=summary))))
    found = [w for page in pdf.pages(content, tmp_path) for w in page.split() if w.startswith("zzz")]
    assert found == words
    assert pdf.outline(content, tmp_path)[-1] == (1, "Oplegger", 4)


def test_one_paragraph_longer_than_a_page_flows_on_in_the_asked_box(tmp_path):
    sentence = " ".join(f"zzz{n}" for n in range(1500))
    content = build_pack(pack_with(item_with(sheet=Oplegger(asked_decisions=(sentence, "en nog iets.")))))
    assert pdf.flat(" ".join(pdf.pages(content, tmp_path))).count("zzz") == 1500


def test_long_interpretations_flow_on_beside_each_other(tmp_path):
    text = " ".join(f"zzz{n}" for n in range(1200))
    page = replace(sbo_page(), interpretation=(Interpretation("meetbaar", text), Interpretation("merkbaar", text)))
    texts = pdf.pages(build_pack(pack_with(item_with(indicators=(page,)))), tmp_path)
    assert " ".join(texts).count("zzz") == 2400


@pytest.mark.parametrize(("sentences", "pages"), [(14, 1), (40, 2)])
def test_a_short_interpretation_stays_on_the_page_of_its_chart(tmp_path, sentences, pages):
    said = Interpretation("meetbaar", "De daling zit in groep 7 en 8. " * sentences, "S. Aydin", date(2027, 1, 18))
    page = replace(sbo_page(), interpretation=(said,), agreed="", pace="", changes=())
    texts = pdf.pages(build_pack(pack_with(item_with(indicators=(page,)))), tmp_path)
    assert sum("Deelname sbo" in text for text in texts[3:]) == pages
    assert any("vervolg" in text for text in texts) is (pages == 2)


def test_forty_items_build_and_keep_their_pages(tmp_path):
    items = tuple(
        Item(n, f"Onderwerp nummer {n}", "discuss", 5, "13.30", asked="bespreken", oplegger=Oplegger(summary="Kort."))
        for n in range(1, 41)
    )
    content = build_pack(bare_pack(items=items))
    found = {title: page for level, title, page in pdf.outline(content, tmp_path) if level == 0}
    texts = pdf.pages(content, tmp_path)
    contents = pdf.flat(" ".join(texts[1 : found["Agenda"] - 1]))
    for n in range(1, 41):
        page = found[f"{n} Onderwerp nummer {n}"]
        assert f"punt {n} Onderwerp nummer {n} oplegger {page} " in contents
        assert f"punt {n} · p. {page} van {len(texts)}" in pdf.flat(texts[page - 1])
    assert "punten: zie de agenda" in texts[0]


def test_agenda_head_returns_on_every_page_of_the_agenda(tmp_path):
    items = tuple(Item(n, f"Onderwerp {n}", "inform", 5, presenter="voorzitter") for n in range(1, 41))
    texts = pdf.pages(build_pack(bare_pack(items=items)), tmp_path)[2:]
    assert len(texts) > 1
    assert ["Onderwerp" in text and "Stukken" in text for text in texts] == [True] * len(texts)


def test_items_without_minutes_leave_the_strip_out(tmp_path):
    texts = pdf.pages(build_pack(pack_with(item_with(minutes=0))), tmp_path)
    assert "besluit gevraagd" not in texts[0]


@pytest.mark.parametrize(
    "text",
    [
        "<b>vet</b> & meer",
        "AT&amp;T",
        "</para> los",
        "5 < 6 en 7 > 4 blijft staan",
        "een\ttab",
        'a "citaat" b',
        "<a href='#x'>link</a>",
    ],
)
def test_markup_in_a_text_is_shown_and_not_obeyed(tmp_path, text):
    beside = AttachmentSheet(key="a", letter="A", title=text, name="a.xlsx", kind="xlsx")
    sheet = Oplegger(summary=text, asked_decisions=(text,))
    item = item_with(sheet=sheet, title=text, asked=text, attachments=(beside,))
    texts = pdf.pages(build_pack(pack_with(item, body_name=text, swv_name=text, location=text)), tmp_path)
    assert pdf.flat(texts[3]).count(pdf.flat(text)) >= 4


@pytest.mark.parametrize("text", ["\x00\x07stuurteken", "\ud800half", "😀 lach", "\u202eomgekeerd", "漢字", "x" * 3000])
def test_odd_characters_do_not_stop_a_pack(tmp_path, text):
    item = item_with(
        sheet=replace(oplegger(), summary=text), title=text, indicators=(replace(rubric_page(), title=text),)
    )
    content = build_pack(pack_with(item, body_name=text, location=text, quorum=text))
    assert len(pdf.pages(content, tmp_path)) >= 5


@pytest.mark.parametrize(
    ("kind", "figure_text", "shown"),
    [
        ("withheld", "", "onderdrukt"),
        ("unknown", "", "onbekend"),
        ("not_applicable", "", "n.v.t."),
        ("interval", "1,24–3,91", "1,24–3,91%"),
        ("value", "16.840", "16.840%"),
    ],
)
def test_each_kind_of_figure_is_shown_as_what_it_is(tmp_path, kind, figure_text, shown):
    page = replace(
        sbo_page(), kind=kind, figure_text=figure_text, chart=None, table=None, in_words="", interpretation=()
    )
    figure = OpleggerFigure("Deelname sbo", figure_text and f"{figure_text}%", kind=kind)
    item = item_with(sheet=Oplegger(figures=(figure,)), indicators=(page,))
    texts = pdf.pages(build_pack(pack_with(item)), tmp_path)
    assert shown in pdf.flat(texts[3])
    assert shown in pdf.flat(texts[4]).replace(" %", "%")


def test_story_stays_on_the_page_of_the_figure_where_it_fits(tmp_path):
    short = replace(sbo_page(), table=None, in_words="")
    texts = pdf.pages(build_pack(pack_with(item_with(indicators=(short,)))), tmp_path)
    assert len(texts) == 4
    assert "Vraag voor het gesprek" in texts[3]


def test_many_years_go_on_in_a_second_table(tmp_path):
    years = tuple(str(year) for year in range(2005, 2025))
    table = ValuesTable(years, (TableRow("deelname, %", tuple(f"{n},00" for n in range(20))),), current=19)
    page = replace(sbo_page(), chart=None, table=table, interpretation=())
    text = pdf.flat(pdf.pages(build_pack(pack_with(item_with(indicators=(page,)))), tmp_path)[3])
    assert " ".join(years[:10]) in text
    assert " ".join(years[10:]) in text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bestuur", "Het bestuur"),
        ("Algemeen bestuur", "Het algemeen bestuur"),
        ("ALV", "De ALV"),
        ("OPR", "De OPR"),
        ("OOGO", "Het OOGO"),
        ("Raad van toezicht", "De raad van toezicht"),
        ("RvT", "De RvT"),
        ("Directieberaad", "Het directieberaad"),
    ],
)
def test_a_body_is_the_subject_of_a_sentence(name, expected):
    assert wording.subject(name) == expected


def test_a_new_placing_date_is_all_that_dates_the_file(tmp_path):
    said = pdf.properties(build_pack(bare_pack(placed_on=date(2025, 3, 4))), tmp_path)
    assert said["CreationDate"] == said["ModDate"]
    assert "Mar  4" in said["CreationDate"].replace("Mar 4", "Mar  4")
