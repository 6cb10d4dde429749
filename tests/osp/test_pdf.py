"""Text rules and the building blocks of printed pages."""

from datetime import date

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from osp.pdf import theme
from osp.pdf.blocks import Box, Columns, Listing, row, split_stack, stack_height
from osp.pdf.document import Index, Mark, Meta, build_document
from osp.pdf.furniture import Furniture
from osp.pdf.text import clean, elided, markup, paragraph, paragraphs, tidy


@pytest.fixture(autouse=True)
def _fonts() -> None:
    theme.register_fonts()


@pytest.mark.parametrize(
    ("given", "held"),
    [
        ("op 28 januari 2027 in", "op 28~januari~2027 in"),
        ("€ 184.000 voor", "€~184.000 voor"),
        ("zie p. 37 en punt 4", "zie p.~37 en punt~4"),
        ("16 leerlingen en 1 leerling", "16~leerlingen en 1~leerling"),
        ("0,09 procentpunt eraf", "0,09~procentpunt eraf"),
        ("na 19 dagen", "na 19~dagen"),
        ("doorgaan in 2027-2028", "doorgaan in~2027-2028"),
        ("Bijlage 2, speerpunt 3", "Bijlage~2, speerpunt~3"),
        ("de 16 leerlingenraden van nu", "de 16 leerlingenraden van nu"),
        ("standpunt 4 jaar", "standpunt 4~jaar"),
        ("vier dagen in mei", "vier dagen in mei"),
    ],
)
def test_numbers_dates_and_references_stay_together(given, held):
    assert tidy(given) == held.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("Gelukt 😀🎉!", "Gelukt !"),
        ("scan\u202efdp.exe", "scanfdp.exe"),
        ("Ren\u0065\u0301 – „ja” €\u00a05 ≥ 2", "René – „ja” €\u00a05 ≥ 2"),
        ("王 tekent", "王 tekent"),
    ],
)
def test_a_sign_without_a_shape_prints_no_empty_box(given, printed):
    assert clean(given) == printed


def test_markup_escapes_and_keeps_line_ends():
    assert markup("a < b & c\nd") == "a &lt; b &amp; c<br/>d"


def test_clean_drops_what_cannot_be_set():
    assert clean("a\x00b\ud800c\nd") == "abc\nd"


def test_empty_lines_separate_paragraphs_and_only_they():
    assert [p.text for p in paragraphs("een\n\n \n\ntwee\ndrie\n", theme.TEXT)] == ["een", "twee<br/>drie"]
    assert paragraphs("  \n\n ", theme.TEXT) == []


def test_elided_fits_and_says_it_was_cut():
    cut = elided("Samenwerkingsverband Passend Onderwijs", theme.REGULAR, 9, 60)
    assert cut.endswith("…")
    assert len(cut) < 20
    assert elided("kort", theme.REGULAR, 9, 60) == "kort"


def test_hyphenation_leaves_no_two_letters_alone():
    pairs = theme.hyphenate("ondersteuningsbehoeften")
    assert ("ondersteunings", "behoeften") in pairs
    assert min(len(head) for head, _ in pairs) >= 3
    assert min(len(tail) for _, tail in pairs) >= 4


def test_grid_adds_up():
    assert pytest.approx(theme.PAGE_WIDTH) == theme.LEFT + theme.LABEL_WIDTH + theme.CONTENT_WIDTH + theme.RIGHT
    line_end = theme.MARGIN_LINE_X + theme.MARGIN_LINE_GAP
    assert theme.LEFT + theme.LABEL_TEXT_WIDTH < theme.MARGIN_LINE_X < line_end < theme.CONTENT_X


def test_split_stack_splits_where_the_room_ends():
    cell: list[Flowable] = [Spacer(1, 10), Spacer(1, 20), Spacer(1, 30)]
    head, tail = split_stack(cell, 100, 35)
    assert (head, tail) == (cell[:2], cell[2:])


def test_a_heading_goes_with_what_follows():
    heading = paragraph("Kop", theme.TEXT.clone("k", keepWithNext=1))
    cell = [Spacer(1, 10), heading, Spacer(1, 30)]
    assert split_stack(cell, 100, 30) == (cell[:1], cell[1:])


def test_columns_lose_no_height_when_split():
    text = paragraph(" ".join(["woord"] * 400), theme.TEXT)
    whole = row("Label", [text], before=0, foot=0)
    _, height = whole.wrap(theme.TEXT_WIDTH, 0)
    parts = row("Label", [paragraph(text.text, theme.TEXT)], before=0, foot=0).split(theme.TEXT_WIDTH, 140)
    assert len(parts) == 2
    assert sum(part.wrap(theme.TEXT_WIDTH, 0)[1] for part in parts) == pytest.approx(height)


def test_columns_move_when_one_cell_cannot_begin():
    columns = Columns([[Spacer(1, 10)], [Spacer(1, 50)]], [50, 50])
    columns.wrap(100, 0)
    assert columns.split(100, 30) == []


def test_a_whole_row_splits_only_when_taller_than_half_a_page():
    def made(words: int) -> Columns:
        return Columns([[paragraph("woord " * words, theme.TEXT)]], [200], whole=True)

    assert made(60).split(200, 60) == []
    assert len(made(1200).split(200, 60)) == 2


def test_a_box_goes_on_over_the_page_with_its_padding():
    box = Box([paragraph("woord " * 300, theme.TEXT)])
    parts = box.split(300, 100)
    assert [type(part) for part in parts] == [Box, Box]
    assert parts[0].wrap(300, 0)[1] <= 100


def test_a_listing_repeats_its_head():
    head = Columns([[Spacer(1, 10)]], [100])
    parts = Listing(head, [Columns([[Spacer(1, 20)]], [100]) for _ in range(5)]).split(100, 55)
    assert [stack_height(part.rows, 100) for part in parts] == [40, 60]
    assert [part.head for part in parts] == [head, head]


def test_length_of_a_part_runs_to_the_next_one():
    index = Index({"a": 1, "b": 2, "c": 2, "d": 5}, 7)
    assert [index.length(key) for key in "abcd"] == [1, 0, 3, 3]


def test_a_document_that_never_settles_is_refused():
    passes = iter(range(100))

    def story(_: Index) -> list[Flowable]:
        return [Mark(f"deel-{next(passes)}", "Deel")]

    furniture, meta = Furniture("a", "b", "c"), Meta("t", "a", "s", date(2026, 1, 1))
    with pytest.raises(RuntimeError, match="bladzijnummers"):
        build_document(story, furniture=furniture, meta=meta)


def test_what_is_too_long_to_be_a_word_stays_in_its_column_over_a_page():
    whole = paragraph("samenwerkingsverband" * 12, theme.LABEL)
    whole.wrap(94, 1000)
    for part in whole.split(94, 70):
        part.wrap(94, 1000)
        assert max(stringWidth(" ".join(words), theme.SEMIBOLD, 9) for _, words in part.blPara.lines) <= 94
