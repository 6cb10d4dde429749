"""The Markdown subset: what it reads, what it shows, and that nothing else ever gets through."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp.richtext import BlockKind, Run, blocks, html, plain

TAGS = {"p", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br"}
ALONE = {"br"}
SAFE = ("http://", "https://", "mailto:")


class Reader(HTMLParser):
    """Reads HTML as strictly as a test can: which tags and attributes there are, whether they close, and the words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str, str]] = set()
        self.words: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name, value or "") for name, value in attrs}
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append("a comment")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("a declaration")

    def handle_pi(self, data: str) -> None:
        self.faults.append("an instruction")


def kinds(text: str) -> list[tuple[str, int, int, str]]:
    return [(block.kind.value, block.level, block.number, block.text) for block in blocks(text)]


# What it reads and shows


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("   \n\n ", ""),
        ("Gewoon.", "<p>Gewoon.</p>"),
        ("een\ntwee\n\ndrie", "<p>een<br>twee</p><p>drie</p>"),
        ("een\r\ntwee", "<p>een<br>twee</p>"),
        ("**vet** en *schuin*", "<p><strong>vet</strong> en <em>schuin</em></p>"),
        ("***beide***", "<p><strong><em>beide</em></strong></p>"),
        ("# Kop\ntekst", "<h4>Kop</h4><p>tekst</p>"),
        ("## Twee\n\n###### Zes", "<h5>Twee</h5><h6>Zes</h6>"),
        ("- een\n- twee", "<ul><li>een</li><li>twee</li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("3. drie\n4. vier", '<ol start="3"><li>drie</li><li>vier</li></ol>'),
        ("- een\n  - twee\n    - drie\n- vier", "<ul><li>een<ul><li>twee<ul><li>drie</li></ul></li></ul></li><li>vier</li></ul>"),
        ("1. een\n   - twee\n2. drie", "<ol><li>een<ul><li>twee</li></ul></li><li>drie</li></ol>"),
        ("#", "<p>#</p>"),
        ("> " * 80 + "diep", "<p>" + "&gt; " * 80 + "diep</p>"),
        ("- - een", "<ul><li><ul><li>een</li></ul></li></ul>"),
        ("- een\n\n1. twee", "<ul><li>een</li></ul><ol><li>twee</li></ol>"),
        ("- een\n\ntekst", "<ul><li>een</li></ul><p>tekst</p>"),
        ("> gezegd\n> verder", "<blockquote><p>gezegd<br>verder</p></blockquote>"),
        (
            "[DUO](https://duo.voorbeeld.nl)",
            '<p><a href="https://duo.voorbeeld.nl" rel="noopener noreferrer">DUO</a></p>',
        ),
        (
            "[mail](mailto:a@voorbeeld.nl) **[vet](http://voorbeeld.nl)**",
            (
                '<p><a href="mailto:a@voorbeeld.nl" rel="noopener noreferrer">mail</a> '
                '<a href="http://voorbeeld.nl" rel="noopener noreferrer"><strong>vet</strong></a></p>'
            ),
        ),
        ("2 * 3 * 4 = 24 en a_b_c", "<p>2 * 3 * 4 = 24 en a_b_c</p>"),
        ("3\\*4 \\# \\[x\\]", "<p>3*4 # [x]</p>"),
        ("12,5% < 13% & meer", "<p>12,5% &lt; 13% &amp; meer</p>"),
        ("`code` | tabel | ~~weg~~ ---", "<p>`code` | tabel | ~~weg~~ ---</p>"),
        ("    geen code", "<p>geen code</p>"),
        ("![plaatje](https://voorbeeld.nl/x.png)", '<p>!<a href="https://voorbeeld.nl/x.png" rel="noopener noreferrer">plaatje</a></p>'),
    ],
)  # fmt: skip
def test_text_is_shown_as(text, shown):
    assert html(text) == shown


def test_blocks_say_kind_depth_and_number():
    text = "# Waarom\nEen *kind*.\n\n- eerst\n  - dan\n\n7. zeven\n8. acht\n\n> citaat"
    assert kinds(text) == [
        ("heading", 1, 0, "Waarom"),
        ("paragraph", 1, 0, "Een kind."),
        ("bullet", 1, 0, "eerst"),
        ("bullet", 2, 0, "dan"),
        ("number", 1, 7, "zeven"),
        ("number", 1, 8, "acht"),
        ("quote", 1, 0, "citaat"),
    ]


def test_runs_hold_looks_and_links():
    (block,) = blocks("a **b *c*** [d](https://voorbeeld.nl)\ne")
    assert block.kind is BlockKind.PARAGRAPH
    assert block.runs == (
        Run("a "),
        Run("b ", bold=True),
        Run("c", bold=True, italic=True),
        Run(" "),
        Run("d", href="https://voorbeeld.nl"),
        Run("\n"),
        Run("e"),
    )


def test_plain_text_is_a_line_for_each_block():
    assert plain("# Kop\n**vet** [link](https://voorbeeld.nl)\n- item") == "Kop\nvet link\nitem"


# What never gets through

ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//elders.example/x.js>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)' onclick=alert(1)>x</a>",
    "<style>*{display:none}</style>",
    "<!-- <b> -->",
    "<![CDATA[<b>]]>",
    "<?php echo 1 ?>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&amp;lt;b&amp;gt;",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//elders.example)",
    "[x](/beheer/)",
    '[x](https://voorbeeld.nl/" onmouseover="alert(1))',
    "[x](https://voorbeeld.nl/'onmouseover='alert(1)')",
    "[x](<https://voorbeeld.nl/ onclick=alert(1)>)",
    '[x](https://voorbeeld.nl "titel" onclick=alert(1))',
    "[**<b>x**](https://voorbeeld.nl)",
    "<javascript:alert(1)>",
    "<https://voorbeeld.nl>",
    "[a]: javascript:alert(1)\n\n[a]",
    "- <b>\n  - </li></ul><script>\n1. </ol>",
    "> </blockquote><script>",
    "# </h4><script>",
    "**<b**>*</b>*",
    "\x00\x01<b>\u202e",
    "*" * 60 + "<b>" + "_" * 60,
    "- " * 40 + "x",
    "> " * 40 + "<i>x</i>",
    "[" * 50 + "x" + "](https://voorbeeld.nl)" * 50,
]
# Pieces from which texts are made that stand close to an attack.
PIECES = st.sampled_from(
    ["<", ">", '"', "'", "&", ";", "(", ")", "[", "]", "*", "**", "_", "# ", "- ", "1. ", "> ", "\n", "\n\n", "  ", "\\", "!",
     "javascript:", "data:", "https://voorbeeld.nl", "mailto:a@b", "&lt;", "&#106;", "onclick=", "<script>", "</li>", "<b ", "x",
     "woord ", "é", "\t", "`", "://", "\x00"]
)  # fmt: skip
NEAR_ATTACKS = st.lists(PIECES, max_size=30).map("".join)


def check(text: str) -> Reader:
    """Only tags of the subset, each closed in its turn; only safe links; nothing an element could do by itself."""
    read = Reader(html(text))
    assert read.faults == []
    assert read.tags - TAGS == set()
    assert {(tag, name) for tag, name, _ in read.attributes} <= {("a", "href"), ("a", "rel"), ("ol", "start")}
    for tag, name, value in read.attributes:
        if name == "href":
            assert value.lower().startswith(SAFE), value
        elif tag == "ol":
            assert value.isdigit()
        else:
            assert value == "noopener noreferrer"
    return read


@pytest.mark.parametrize("text", ATTACKS)
def test_attack_is_text(text):
    check(text)


@given(st.one_of(st.text(), NEAR_ATTACKS))
def test_no_text_becomes_anything_but_the_subset(text):
    check(text)


@given(st.one_of(st.text(), NEAR_ATTACKS))
def test_html_says_the_words_of_the_blocks_and_no_others(text):
    shown = "".join(check(text).words)
    assert squeezed(shown) == squeezed("".join(block.text for block in blocks(text)))


@given(st.lists(st.from_regex(r"[a-zé]{1,8}", fullmatch=True), min_size=1, max_size=20), st.randoms())
def test_words_survive_every_look(words, chance):
    """Bold, italic, lists, headings, quotes and links lose no word and add none."""
    looks = ("{}", "**{}**", "*{}*", "[{}](https://voorbeeld.nl)")
    starts = ("", "- ", "1. ", "# ", "> ", "  - ")
    lines = [chance.choice(starts) + chance.choice(looks).format(word) for word in words]
    assert re.findall(r"[a-zé]+", plain("\n".join(lines))) == words


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=12))
def test_any_nesting_of_lists_is_whole(items):
    text = "\n".join(
        "   " * depth + ("1. " if numbered else "- ") + f"w{place}" for place, (depth, numbered) in enumerate(items)
    )
    read = check(text)
    assert re.findall(r"w\d+", " ".join(read.words)) == [f"w{place}" for place in range(len(items))]


@given(st.text())
def test_escaped_sign_by_sign_a_text_stays_as_it_was(text):
    """What the paste handler counts on: a backslash takes away the meaning of every sign of the subset."""
    line = " ".join(text.replace("\x00", "").split())
    guarded = re.sub(r"([\\`*_{}\[\]()#+\-.!<>&|~\"'])", r"\\\1", line)
    assert squeezed(plain(guarded)) == squeezed(line)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unescape(text) if "&" not in text else text)
