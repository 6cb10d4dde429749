"""Fields that keep themselves while somebody types: through the verb of the form, never over somebody else's words."""

import random

import pytest

from goals.models import Activity, Goal, Plan, Priority
from goals.services import edit_goal
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests.goals.plans import HTMX, Example, address

TITLE, TEXT = "Minder verwijzingen naar het sbo", "Basisscholen bieden meer zelf."


def keep(client, url: str, changes: dict[str, str], was: dict[str, str], *, version: int = 1, **more: str):
    """What autosave.js sends: what changed, and what each field held before."""
    data = {"velden": "1", "tussendoor": "1", "veld": list(changes), "version": version} | changes | more
    return client.post(url, data | {f"was-{name}": text for name, text in was.items()})


def finish(client, url: str, changes: dict[str, str], was: dict[str, str], *, version: int = 1, **typed: str):
    """What the form sends on "Bewaar", with scripts."""
    data = {"velden": "1", "veld": list(changes), "version": version} | typed | changes
    return client.post(url, data | {f"was-{name}": text for name, text in was.items()}, headers=HTMX)


@pytest.fixture
def url(client, anna, example) -> str:
    client.force_login(anna)
    return address("goal-edit", example)


def stored(example: Example) -> Goal:
    with tenant_scope(example.plan.swv):
        return Goal.objects.get(pk=example.goal.pk)


def test_changed_field_is_kept_through_the_verb(client, url, example, anna):
    response = keep(client, url, {"description": "Meer zelf."}, {"description": TEXT})
    told = response.json()
    assert (response.status_code, told["version"], told["refused"]) == (200, 2, {})
    assert told["values"]["description"] == ["Meer zelf."]
    assert len(told["clock"]) == 5
    goal = stored(example)
    assert (goal.title, goal.description, goal.noticeable_result) == (
        TITLE,
        "Meer zelf.",
        "Leraren voelen zich gesteund.",
    )
    with tenant_scope(example.plan.swv):
        event = AuditEvent.objects.first()
        assert [row.description for row in Goal.history.filter(id=goal.pk)] == ["Meer zelf.", TEXT]
        assert Goal.history.filter(id=goal.pk).first().history_user_id == anna.pk
    assert (event.verb, event.diff["description"]) == ("goal.edited", [TEXT, "Meer zelf."])


def test_nothing_changed_writes_nothing(client, url, example):
    response = keep(client, url, {"description": f" {TEXT}\r\n"}, {"description": "iets anders"})
    assert (response.status_code, response.json()["version"]) == (200, 1)
    assert stored(example).version == 1
    with tenant_scope(example.plan.swv):
        assert (Goal.history.count(), AuditEvent.objects.count()) == (1, 0)


def test_two_people_in_two_fields_both_keep_theirs(client, url, example):
    keep(client, url, {"title": "Van Anna"}, {"title": TITLE})
    response = keep(client, url, {"description": "Van Bas"}, {"description": TEXT}, version=1)
    assert (response.status_code, response.json()["version"]) == (200, 3)
    assert response.json()["values"]["title"] == ["Van Anna"]
    goal = stored(example)
    assert (goal.title, goal.description) == ("Van Anna", "Van Bas")


def test_two_people_in_one_field_get_both_versions(client, url, example):
    keep(client, url, {"description": "Van Anna"}, {"description": TEXT})
    changes = {"description": "Van Bas", "measurable_result": "Bas telt."}
    was = {"description": TEXT, "measurable_result": "De deelname daalt naar 1,9%."}
    response = keep(client, url, changes, was, **{"in-de-pagina": "1"})
    text = response.content.decode()
    assert (response.status_code, "<!doctype" in text, "hx-post" in text) == (409, False, True)
    assert 'name="description__mine" value="Van Bas"' in text
    assert 'name="description__theirs" value="Van Anna"' in text
    # What only one of them changed asks no choice.
    assert 'name="measurable_result" value="Bas telt."' in text
    assert 'name="version" value="2"' in text
    assert stored(example).description == "Van Anna"


def test_refused_field_stays_with_its_writer_and_the_others_are_kept(client, url, example):
    response = keep(client, url, {"title": " ", "description": "Meer"}, {"title": TITLE, "description": TEXT})
    assert (response.status_code, response.json()["refused"]) == (200, {"title": "Vul in: doel."})
    goal = stored(example)
    assert (goal.title, goal.description, goal.version) == (TITLE, "Meer", 2)


def test_refusal_of_the_verb_is_told_at_its_field(client, anna, example):
    client.force_login(anna)
    url = address("activity-edit", example)
    changes = {"title": "Scholing", "starts": "2028-01-01"}
    was = {"title": "Scholing voor intern begeleiders", "starts": "2026-09-01"}
    response = keep(client, url, changes, was)
    # The verb names the end, which was not changed: then what was changed is refused together.
    message = "De activiteit is klaar voor het begin. Kies een latere datum."
    assert response.json()["refused"] == {"title": message, "starts": message}
    late = keep(client, url, {"title": "Scholing", "ends": "2026-01-01"}, was | {"ends": "2027-06-01"})
    assert late.json()["refused"] == {"ends": message}
    with tenant_scope(example.plan.swv):
        activity = Activity.objects.get()
    assert (activity.title, activity.ends.isoformat()) == ("Scholing", "2027-06-01")


def test_saving_at_the_end_does_not_put_back_what_was_on_the_screen(client, url, example):
    """The form still shows the title as it was; only what its writer changed counts."""
    keep(client, url, {"title": "Van Anna"}, {"title": TITLE})
    kept = keep(client, url, {"description": "Van Bas"}, {"description": TEXT})
    done = finish(client, url, {"noticeable_result": "Bas merkt het."}, {"noticeable_result": "Leraren voelen zich gesteund."},
                  version=kept.json()["version"], title=TITLE, description="Van Bas")  # fmt: skip
    assert (done.status_code, done["HX-Retarget"]) == (200, f"#doel-{example.goal.pk}")
    goal = stored(example)
    assert (goal.title, goal.description, goal.noticeable_result) == ("Van Anna", "Van Bas", "Bas merkt het.")


def test_saving_at_the_end_without_changes_only_closes(client, url, example):
    done = finish(client, url, {}, {}, title=TITLE)
    assert (done.status_code, done["HX-Retarget"]) == (200, f"#doel-{example.goal.pk}")
    assert stored(example).version == 1


def test_saving_at_the_end_shows_both_versions_and_what_is_refused(client, url, example):
    keep(client, url, {"title": "Van Anna"}, {"title": TITLE})
    clash = finish(client, url, {"title": "Van Bas"}, {"title": TITLE})
    assert (clash.status_code, 'name="title__theirs" value="Van Anna"' in clash.content.decode()) == (409, True)
    refused = finish(client, url, {"title": ""}, {"title": "Van Anna"}, version=2)
    text = refused.content.decode()
    assert (refused.status_code, 'name="was-title" value="Van Anna"' in text) == (422, True)


@pytest.mark.parametrize(
    ("name", "model", "field"),
    [
        ("edit", Plan, "mission"),
        ("priority-edit", Priority, "description"),
        ("goal-edit", Goal, "measurable_result"),
        ("activity-edit", Activity, "description"),
    ],
)
def test_every_form_in_place_keeps_itself(client, anna, example, name, model, field):
    client.force_login(anna)
    url = address(name, example)
    assert 'data-keep role="status"' in client.get(url, headers=HTMX).content.decode()
    with tenant_scope(example.plan.swv):
        was = getattr(model.objects.get(), field)
    assert keep(client, url, {field: "**Nieuw**"}, {field: was}).status_code == 200
    with tenant_scope(example.plan.swv):
        assert getattr(model.objects.get(), field) == "**Nieuw**"


def test_new_row_keeps_nothing_before_it_is_there(client, anna, example):
    client.force_login(anna)
    assert "data-keep" not in client.get(address("goal-create", example), headers=HTMX).content.decode()


def test_reader_keeps_nothing(client, bram, example):
    client.force_login(bram)
    response = keep(client, address("goal-edit", example), {"title": "x"}, {"title": TITLE})
    assert (response.status_code, stored(example).title) == (403, TITLE)


def test_race_between_reading_and_writing_is_run_again(client, url, example, director, monkeypatch):
    """Somebody else saves another field in the blink between: both stay."""
    from goals.views.goals import GoalEdit

    saved = GoalEdit.save

    def beaten(view, form):
        monkeypatch.setattr(GoalEdit, "save", saved)
        goal = Goal.objects.get(pk=view.goal.pk)
        fields = {name: getattr(goal, name) for name in ("title", "description", "measurable_result", "owner", "ends")}
        edit_goal(director, goal=goal, version=goal.version, noticeable_result="Sneller", **fields)
        return saved(view, form)

    monkeypatch.setattr(GoalEdit, "save", beaten)
    response = keep(client, url, {"description": "Trager"}, {"description": TEXT})
    goal = stored(example)
    assert (response.status_code, goal.description, goal.noticeable_result) == (200, "Trager", "Sneller")


def test_of_many_keepings_by_three_people_no_word_is_lost_unseen(client, url, example):
    """Whoever overwrites a text has had it on the screen; every text that was kept is in the history."""
    chance = random.Random(7)  # noqa: S311 -- picks cases
    fields = ("title", "description", "measurable_result", "noticeable_result")
    start = {name: getattr(example.goal, name) for name in fields}
    windows = [dict(start) for _ in range(3)]
    held = dict(start)
    kept: set[tuple[str, str]] = set()
    for number in range(60):
        window, name = chance.choice(windows), chance.choice(fields)
        text = f"tekst {number}"
        response = keep(client, url, {name: text}, {name: window[name]})
        seen = window[name] == held[name]
        assert response.status_code == (200 if seen else 409)
        if seen:
            held[name] = window[name] = text
            kept.add((name, text))
        elif chance.random() < 0.5:
            # Reads both versions and goes on from the other's.
            window[name] = held[name]
    goal = stored(example)
    assert {name: getattr(goal, name) for name in fields} == held
    with tenant_scope(example.plan.swv):
        rows = list(Goal.history.filter(id=goal.pk))
    assert kept <= {(name, getattr(row, name)) for row in rows for name in fields}
