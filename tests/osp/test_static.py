"""What the browser gets: nothing from elsewhere, nothing inline, nothing missing, and colours that can be read."""

import hashlib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.template import TemplateSyntaxError
from django.template.loader import get_template, render_to_string

from osp.templatetags.osp import PURPOSES, STATUSES

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "osp" / "static"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CSS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|\shx-on|<script(?![^>]*\bsrc=)|javascript:""", re.IGNORECASE)
ELSEWHERE = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)

FORBIDDEN_IN_SCRIPT = re.compile(
    r"^\s*import\b|\beval\(|\bFunction\(|innerHTML|outerHTML|document\.write", re.MULTILINE
)


def symbols():
    return set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons" / "sprite.svg").read_text()))


def manifest():
    return json.loads((STATIC / "vendor" / "MANIFEST.json").read_text())["packages"]


def test_every_vendored_file_is_the_one_in_the_manifest():
    listed = {name: digest for package in manifest() for name, digest in package["files"].items()}
    present = {name: hashlib.sha256((STATIC / name).read_bytes()).hexdigest() for name in listed}
    assert present == listed


def test_every_vendored_package_names_version_and_licence():
    named = [(package["name"], package["version"], package["licence"]) for package in manifest()]
    assert named == [
        ("bootstrap", "5.3.9", "MIT"),
        ("sortablejs", "1.15.7", "MIT"),
        ("source-sans", "3.52.0", "OFL-1.1"),
        ("lucide-static", "1.62.0", "ISC"),
    ]


def test_no_file_in_vendor_or_fonts_is_missing_from_the_manifest():
    listed = {name for package in manifest() for name in package["files"]}
    present = {
        path.relative_to(STATIC).as_posix()
        for folder in ("vendor", "fonts")
        for path in (STATIC / folder).rglob("*")
        if path.is_file() and path.name != "MANIFEST.json"
    }
    assert present - listed == set()


def found_in_templates(wrong):
    """What `wrong` finds in the text of each template, by the name of the template."""
    found = {str(path.relative_to(ROOT / "templates")): wrong(path.read_text()) for path in TEMPLATES}
    return {name: what for name, what in found.items() if what}


def test_templates_have_nothing_inline():
    assert found_in_templates(INLINE.findall) == {}


def test_templates_fetch_nothing_from_elsewhere():
    assert found_in_templates(ELSEWHERE.findall) == {}


def test_templates_parse():
    broken = {}
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates"))
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            broken[name] = str(error)
    assert broken == {}


def test_templates_use_icons_that_exist():
    there = symbols()

    def missing(text):
        used = set(re.findall(r"""{%\s*icon\s+["']([^"']+)["']""", text))
        used |= set(re.findall(r"""sprite\.svg["']\s*%}#([\w-]+)""", text))
        used |= set(re.findall(r"""\bsign=["']([^"']+)["']""", text))
        return used - there

    assert found_in_templates(missing) == {}


def test_templates_use_static_files_that_exist():
    def missing(text):
        used = set(re.findall(r"""{%\s*static\s+["']([^"']+)["']""", text))
        return {name for name in used if not (STATIC / name).is_file()}

    assert found_in_templates(missing) == {}


def test_inline_pattern_catches_what_it_must():
    bad = ['<p style="color:red">', '<a onclick="x()">', "<script>x</script>", "<style>", "<b hx-on:click='x'>"]
    assert [text for text in bad if not INLINE.search(text)] == []
    assert ELSEWHERE.search('<link href="https://elders.example/x.css">')
    assert ELSEWHERE.search('<script src="//elders.example/x.js">')


def test_every_status_and_purpose_has_its_symbol():
    wanted = {f"s-{suffix}" for suffix, _ in STATUSES.values()} | {square for square, _ in PURPOSES.values()}
    assert wanted - symbols() == set()


def test_every_stylesheet_is_loaded_once_and_tokens_come_first():
    loaded = re.findall(r"css/([\w-]+)\.css", (ROOT / "templates/components/_assets.html").read_text())
    assert sorted(loaded) == sorted(path.stem for path in CSS)
    assert (loaded[0], loaded[-1]) == ("tokens", "print")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_imports_and_evaluates_nothing(path):
    """An import would miss the hashed name; eval and innerHTML would be a way in."""
    assert FORBIDDEN_IN_SCRIPT.findall(path.read_text()) == []


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.svg")), ids=lambda path: path.name)
def test_drawing_is_well_formed(path):
    """A browser shows no icon at all from a sprite with one fault in it, not even an error."""
    assert ElementTree.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 -- our own files


def test_storage_with_hashed_names_resolves_every_url_in_the_stylesheets(settings, tmp_path):
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [STATIC]
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    tokens = (tmp_path / paths["css/tokens.css"]).read_text()
    assert f"../{paths['fonts/SourceSans3-Regular.ttf.woff2']}" in tokens


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_error_page_needs_no_context(name):
    page = render_to_string(name, {})
    assert "<h1>" in page
    assert 'lang="nl"' in page
    assert "data-bs-theme" not in page


# Colours


def block(start):
    text = (STATIC / "css" / "tokens.css").read_text()
    body = text[text.index(start) + len(start) :]
    return dict(
        re.findall(
            r"(--[\w-]+|color-scheme):\s*([^;]+);",
            body[: body.index("\n}") if "not(" not in start else body.index("\n  }")],
        )
    )


LIGHT, DARK, DEVICE = (
    block(start)
    for start in (
        ':root, [data-bs-theme="light"] {',
        '\n[data-bs-theme="dark"] {',
        ":root:not([data-bs-theme]) {",
    )
)


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_twenty_one():
    assert round(contrast("#000000", "#ffffff"), 6) == 21


def test_dark_by_choice_and_dark_by_device_are_the_same():
    assert DARK == DEVICE


def test_light_and_dark_hold_the_same_names():
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_ground(theme):
    grounds = ("--sheet", "--paper")
    text = ("--ink", "--ink-2", "--ink-3", "--act", "--ok", "--att", "--off", "--done", "--none")
    pairs = [(colour, ground) for colour in text for ground in grounds]
    pairs += [(f"--{name}", f"--{name}-soft") for name in ("ok", "att", "off", "done", "none", "act")]
    pairs += [("--chalk", "--board"), ("--chalk-2", "--board"), ("--chalk-yellow", "--board"), ("--ink", "--mark")]
    pairs += [("--on-act", "--act"), ("--sheet", "--ink"), ("--on-ink-link", "--ink"), ("--ink-3", "--range")]
    assert [(a, b) for a, b in pairs if contrast(theme[a], theme[b]) < 4.5] == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_and_series_stand_out(theme):
    pairs = [
        (line, ground) for line in ("--line-2", "--serie", "--path", "--focus") for ground in ("--sheet", "--paper")
    ]
    pairs += [("--toast-bad", "--ink")]
    assert [(a, b) for a, b in pairs if contrast(theme[a], theme[b]) < 3] == []
