"""Filters and tags of the templates: Dutch, escaped, and said in words as well as shown."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from osp.levels import LevelName


def draw(source, **context):
    return Template(source).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ x|decimal }}", 2.0441, "2,04"),
        ("{{ x|decimal:1 }}", Decimal("-3.25"), "−3,3"),
        ("{{ x|decimal }}", None, ""),
        ("{{ x|integer }}", 17465, "17.465"),
        ("{{ x|integer }}", 0, "0"),
        ("{{ x|integer }}", "", ""),
        ("{{ x|percent }}", 2.0441, "2,04%"),
        ("{{ x|percent }}", None, ""),
        ("{{ x|pupils }}", 1, "1 leerling"),
        ("{{ x|school_year }}", 2019, "2019-2020"),
        ("{{ x|number_word|sentence_case }}", 2, "Twee"),
        ("{{ x|date_long }}", date(2026, 12, 10), "10 december 2026"),
        ("{{ x|date_short }}", date(2026, 12, 10), "do 10 dec"),
        ("{{ x|date_with_day }}", date(2026, 12, 10), "donderdag 10 december 2026"),
        ("{{ x|date_long }}", None, ""),
        ("{{ x|clock }}", time(14, 2), "14.02"),
        ("{{ x|clock }}", time(0, 0), "00.00"),
        ("{{ x|clock }}", None, ""),
    ],
)
def test_filter_writes_dutch(source, value, text):
    assert draw(source, x=value) == text


def test_moments_are_shown_in_dutch_time():
    just_past_midnight = datetime(2026, 12, 9, 23, 30, tzinfo=UTC)
    assert draw("{{ x|clock }} {{ x|date_short }}", x=just_past_midnight) == "00.30 do 10 dec"


def test_icon_is_hidden_from_a_screen_reader_unless_named():
    assert draw('{% icon "search" %}') == (
        '<svg class="i" aria-hidden="true"><use href="/static/icons/sprite.svg#search"/></svg>'
    )
    assert draw('{% icon "x" label=name %}', name='Sluit "dit"') == (
        '<svg class="i" role="img" aria-label="Sluit &quot;dit&quot;"><use href="/static/icons/sprite.svg#x"/></svg>'
    )


@pytest.mark.parametrize(
    ("status", "suffix", "word"),
    [
        ("on_track", "ok", "op koers"),
        ("attention", "att", "aandacht"),
        ("off_track", "off", "van koers"),
        ("achieved", "done", "behaald"),
        ("no_verdict", "none", "geen oordeel"),
    ],
)
def test_status_is_shape_and_word(status, suffix, word):
    use = f'<use href="/static/icons/sprite.svg#s-{suffix}"/></svg>'
    assert (
        draw("{% status_label x %}", x=status)
        == f'<span class="st st-{suffix}"><svg aria-hidden="true">{use}{word}</span>'
    )
    assert draw("{% status_mark x %}", x=status) == f'<svg class="sy sy-{suffix}" aria-hidden="true">{use}'
    assert draw("{{ x|status_suffix }} {{ x|status_word }}", x=status) == f"{suffix} {word}"


def test_merkbaar_gives_its_own_word_to_the_same_shape():
    assert draw('{% status_label "on_track" "gemerkt" %}').endswith("</svg>gemerkt</span>")


def test_unknown_status_is_a_fault_and_not_an_empty_mark():
    with pytest.raises(KeyError):
        draw('{% status_mark "goed" %}')


@pytest.mark.parametrize(
    "statuses",
    [["attention", "on_track", "attention", "on_track"], {"on_track": 2, "attention": 2}],
)
def test_profile_says_in_words_what_it_shows(statuses):
    shown = draw("{% profile x %}", x=statuses)
    assert 'aria-label="4 doelen: 2 op koers, 2 aandacht"' in shown
    assert [part.split('"')[0] for part in shown.split("#s-")[1:]] == ["ok", "ok", "att", "att"]


def test_profile_of_one_and_of_none():
    named = draw("{% profile x name %}", x=["achieved"], name=LevelName("ambitie", "ambities", "de"))
    assert 'aria-label="1 ambitie: 1 behaald"' in named
    assert draw("{% profile x %}", x=[]) == '<span class="profile" role="img" aria-label="0 doelen"></span>'


def test_purpose_is_square_and_word():
    assert draw('{% purpose "decide" %}').endswith('#p-decide"/></svg>besluiten</span>')
    assert draw('{% purpose "discuss" %}').endswith('#p-discuss"/></svg>bespreken</span>')


@pytest.mark.parametrize(
    ("changes", "query"),
    [
        ("page=3", "?speerpunt=2&amp;speerpunt=4&amp;page=3"),
        ("page=None", "?speerpunt=2&amp;speerpunt=4"),
        ("speerpunt=5 page=None", "?speerpunt=5"),
        ('zoek="a&b" page=None speerpunt=""', "?zoek=a%26b"),
    ],
)
def test_url_with_keeps_the_other_filters(changes, query):
    request = RequestFactory().get("/plan/?speerpunt=2&speerpunt=4&page=1")
    assert draw("{% url_with " + changes + " %}", request=request) == query


def test_url_with_works_outside_a_request():
    assert draw("{% url_with page=2 %}") == "?page=2"


@pytest.mark.parametrize(
    ("pages", "here", "numbers"),
    [
        (1, 1, [1]),
        (4, 1, [1, 2, 3, 4]),
        (17, 1, [1, 2, 3, None, 17]),
        (17, 5, [1, 2, 3, 4, 5, 6, 7, None, 17]),
        (17, 9, [1, None, 7, 8, 9, 10, 11, None, 17]),
        (17, 17, [1, None, 15, 16, 17]),
    ],
)
def test_page_numbers_leave_out_only_what_two_clicks_reach(pages, here, numbers):
    page = Paginator(range(pages), 1).page(here)
    shown = draw("{% page_numbers page as numbers %}{{ numbers }}", page=page)
    assert shown == str(numbers)


def test_pager_keeps_filters_and_marks_this_page():
    request = RequestFactory().get("/lijst/?swv=PO2814&page=2")
    page = Paginator(range(60), 25).page(2)
    shown = draw('{% include "components/_pager.html" with noun="vestigingen" %}', page=page, request=request)
    assert "26 tot en met 50 van 60 vestigingen" in shown
    assert 'href="?swv=PO2814&amp;page=1" rel="prev"' in shown
    assert shown.count('aria-current="page"') == 1


class GoalForm(forms.Form):
    title = forms.CharField(label="Doel", help_text="Eén zin.", widget=forms.Textarea)
    owner = forms.ChoiceField(label="Eigenaar", choices=[("", "Kies"), ("1", "S. Aydin")])
    purpose = forms.ChoiceField(label="Doel", choices=[("discuss", "bespreken")], widget=forms.RadioSelect)
    settled = forms.BooleanField(label="Al op orde", required=False)


def test_control_wears_our_dress():
    form = GoalForm()
    assert 'class="form-control"' in draw("{% control f %}", f=form["title"])
    assert 'class="form-select"' in draw("{% control f %}", f=form["owner"])
    assert 'class="form-check-input"' in draw("{% control f %}", f=form["settled"])
    assert 'data-draft="goal:1"' in draw('{% control f data_draft="goal:1" %}', f=form["title"])


def test_field_ties_label_hint_and_error_to_the_input():
    form = GoalForm({"title": "", "owner": "1", "purpose": "discuss"})
    shown = draw('{% include "components/_field.html" with field=f %}', f=form["title"])
    assert '<label class="form-label" for="id_title">Doel</label>' in shown
    assert 'aria-describedby="id_title_helptext id_title_error"' in shown
    assert 'id="id_title_helptext">Eén zin.' in shown
    assert '<div id="id_title_error"><p class="invalid-say">' in shown
    assert 'class="form-control is-invalid"' in shown


def test_choices_stand_in_the_open_with_the_chosen_one_checked():
    form = GoalForm({"title": "x", "owner": "1", "purpose": "discuss"})
    shown = draw('{% include "components/_field.html" with field=f %}', f=form["purpose"])
    assert '<fieldset class="field" id="id_purpose"' in shown
    assert 'value="discuss" id="id_purpose_0" checked> bespreken</label>' in shown


def test_summary_counts_and_links_the_fields_with_errors():
    form = GoalForm({"title": "", "owner": "", "purpose": "discuss"})
    shown = draw('{% include "components/_form_errors.html" %}', form=form)
    assert "<b>Twee velden vragen nog iets</b>" in shown
    assert '<a href="#id_title">Doel</a> en <a href="#id_owner">Eigenaar</a>.' in shown
    assert draw('{% include "components/_form_errors.html" %}', form=GoalForm()) == ""


@pytest.mark.parametrize(
    ("extra", "text"),
    [
        (
            'kind="value" text="2,04%" of="357 van 17.465"',
            '<span class="strong">2,04%</span> <span class="fig-of">(357 van 17.465)</span>',
        ),
        ('kind="unknown"', '<span class="soft">onbekend</span>'),
        ('kind="not_applicable"', '<span class="soft">n.v.t.</span>'),
        (
            'kind="interval" text="13,2–14,6%" estimate="13,9%"',
            '<span class="strong">13,2–14,6%</span> <i>circa 13,9%</i> <span class="tag tag-dash">schatting</span>',
        ),
    ],
)
def test_figure_shows_its_kind(extra, text):
    assert draw('{% include "components/_figure.html" with ' + extra + " only %}") == text


def test_withheld_figure_shows_no_number_whatever_is_passed():
    shown = draw('{% include "components/_figure.html" with kind="withheld" text="3" of="3 van 90" estimate="4" %}')
    assert shown.endswith("onderdrukt</span>")
    assert not any(secret in shown for secret in (">3", "90", "circa"))


def test_job_asks_again_only_while_it_is_open():
    source = '{% include "components/_job.html" with url="/werk/3/" %}'
    busy = draw(
        source, job={"pk": 3, "title": "Stukken", "percent": 32, "step": "blad 12", "is_open": True, "state": "running"}
    )
    assert 'hx-get="/werk/3/" hx-trigger="every 1s"' in busy
    assert '<progress class="bar" max="100" value="32"' in busy
    done = draw(
        source, job={"pk": 3, "title": "Stukken", "percent": 100, "step": "klaar", "is_open": False, "state": "done"}
    )
    assert "hx-get" not in done
    failed = draw(
        source, job={"pk": 3, "title": "Stukken", "is_open": False, "state": "failed", "error": "Regel 604 <b>"}
    )
    assert "Regel 604 &lt;b&gt;" in failed


def test_login_page_holds_both_fields_and_where_to_go_next():
    form = type("Login", (forms.Form,), {"username": forms.EmailField(), "password": forms.CharField()})()
    shown = draw(
        '{% include "registration/login.html" %}', form=form, next="/PO2814/", request=RequestFactory().get("/")
    )
    assert 'for="id_username">E-mailadres</label>' in shown
    assert '<input type="hidden" name="next" value="/PO2814/">' in shown
    assert "Log in om verder te gaan" in shown


def test_rich_text_is_shown_with_its_looks_and_unmarked_in_one_line():
    assert draw("{{ x|rich }}", x="**vet**\n\n- <b>") == "<p><strong>vet</strong></p><ul><li>&lt;b&gt;</li></ul>"
    assert draw("{{ x|rich }}{{ y|rich }}", x=None, y="") == ""
    assert draw("{{ x|unmarked }}", x="# Kop\n**vet** & [meer](https://voorbeeld.nl)") == "Kop vet &amp; meer"
