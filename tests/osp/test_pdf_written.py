"""What people write, on paper: looks and lists are laid out, no sign of Markdown is printed, nothing is obeyed."""

import io

import pytest
from reportlab.platypus import Paragraph, SimpleDocTemplate

from osp.pdf import theme
from osp.pdf.written import runs_markup, written
from osp.richtext import blocks
from tests import pdf
from tests.osp.test_richtext import ATTACKS


@pytest.fixture(autouse=True)
def _fonts() -> None:
    theme.register_fonts()


def looks(flowable: Paragraph) -> tuple[str, float, float, str]:
    style = flowable.style
    return style.fontName, style.leftIndent, style.spaceAfter, getattr(flowable, "bulletText", None) or ""


def test_each_block_is_a_paragraph_with_its_own_looks():
    made = written("# Kop\nTekst.\n\n- een\n  - twee\n\n7. zeven\n\n> citaat", theme.TEXT)
    assert [(part.getPlainText(), *looks(part)) for part in made] == [
        ("Kop", theme.SEMIBOLD, 0, 2, ""),
        ("Tekst.", theme.REGULAR, 0, 7, ""),
        ("een", theme.REGULAR, 14, pytest.approx(7 / 3), "•"),
        ("twee", theme.REGULAR, 28, pytest.approx(7 / 3), "•"),
        ("zeven", theme.REGULAR, 14, 7, "7."),
        ("citaat", theme.REGULAR, 12, 0, ""),
    ]
    assert written("  \n ", theme.TEXT) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("**vet** en *schuin*", "<b>vet</b> en <i>schuin</i>"),
        ("***beide***", "<b><i>beide</i></b>"),
        ("a\nb", "a<br/>b"),
        ("2 < 3 & <b>", "2 &lt; 3 &amp; &lt;b&gt;"),
        ("[DUO](https://voorbeeld.nl/?a=1&b=2)", '<a href="https://voorbeeld.nl/?a=1&amp;b=2" color="#1d4c9c">DUO</a>'),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
    ],
)
def test_runs_become_markup(text, printed):
    assert runs_markup(blocks(text)[0].runs) == printed


def test_document_prints_words_and_marks_and_no_signs(tmp_path):
    text = "# Aanpak\n**Ieder kind** telt.\n\n- dichtbij\n- op tijd\n\n1. eerst\n2. dan"
    stream = io.BytesIO()
    SimpleDocTemplate(stream, initialFontName=theme.REGULAR).build(written(text, theme.TEXT))
    said = pdf.flat(pdf.pages(stream.getvalue(), tmp_path)[0])
    assert "Aanpak Ieder kind telt. • dichtbij • op tijd 1. eerst 2. dan" in said
    assert not {"#", "*"} & set(said)


@pytest.mark.parametrize("text", ATTACKS)
def test_hostile_text_is_printed_and_never_refused(text):
    for flowable in written(text, theme.TEXT):
        flowable.wrap(theme.CONTENT_WIDTH, theme.TEXT_HEIGHT)


def test_a_paragraph_as_long_as_a_book_comes_in_pieces_with_one_bullet():
    found = written("- " + "woord " * 3000, theme.TEXT)
    assert len(found) == 5
    assert [flowable.bulletText for flowable in found] == ["•", None, None, None, None]
    assert "".join(flowable.getPlainText() for flowable in found).count("woord") == 3000
    assert {flowable.style.spaceAfter for flowable in found} == {0}
