"""Every write is a verb behind the one decorator, and every verb has its sentence in the log."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from osp.verbs import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
APPS = ("osp", "indicators", "goals", "meetings")
FORMS = "reads what a form or page needs and writes nothing"
STEP = "a step of a job: whoever asked for the job went through an operation"
PART = "a part of an operation: called inside one, in its transaction"
RECOMPUTE = "brings derived figures up to date, on behalf of an operation or a command"
PURE = "computes from its arguments; touches no database"
COMMAND = "carries out a command of whoever runs the machine"
# Public functions in the services that are no operation, each with its reason.
ALLOWED = {
    "goals.services.adoption.carry_out": STEP,
    "goals.services.adoption.concept_document": FORMS,
    "goals.services.adoption.make_docx": PURE,
    "goals.services.adoption.make_pdf": PURE,
    "goals.services.adoption.read_document": PURE,
    "goals.services.comments.require_own": FORMS,
    "goals.services.passages.locked": PART,
    "goals.services.passages.write_text": PART,
    "goals.services.reaction_mail.answered_letter": FORMS,
    "goals.services.reaction_mail.mail_answer": PART,
    "meetings.services.plan_hooks.take_wish": PART,
    "meetings.services.bodies.own_schoolbestuur": PART,
    "meetings.services.paper_mail.announce_papers": PART,
    "meetings.services.minutes.held": PART,
    "meetings.services.silence.told": FORMS,
    "meetings.services.requests.step_waits": FORMS,
    "meetings.services.minutes_pdf.minutes_pdf": FORMS,
    "goals.services.actions.promised": PART,
    "meetings.services.agenda.insert_after": PART,
    "meetings.services.order.renumber": PART,
    "meetings.services.order.step": PART,
    "meetings.services.standing.carry_on": PART,
    "meetings.services.standing.lay_out": PART,
    "goals.services.frameworks.copy_framework": PART,
    "goals.services.parts.change_set": PART,
    "goals.services.parts.check_indicator": PURE,
    "goals.services.parts.held": PART,
    "goals.services.parts.merged": PURE,
    "goals.services.parts.parent_field": PURE,
    "goals.services.parts.put_back": PART,
    "goals.services.contribution_fields.require_open": FORMS,
    "goals.services.contribution_fields.row_of": FORMS,
    "goals.services.contribution_links.is_new_visit": PURE,
    "goals.services.contribution_mail.accepted_letter": FORMS,
    "goals.services.contribution_mail.asked_letter": FORMS,
    "goals.services.contribution_mail.bureau_letter": FORMS,
    "goals.services.contribution_mail.given_back_letter": FORMS,
    "goals.services.contribution_mail.invited_letter": FORMS,
    "goals.services.contribution_mail.issue_link": PART,
    "goals.services.contribution_mail.let_links_last": PART,
    "goals.services.contribution_mail.link_address": FORMS,
    "goals.services.contribution_mail.mail_bureau": PART,
    "goals.services.contribution_mail.mail_party": PART,
    "goals.services.contribution_mail.page_of": FORMS,
    "goals.services.contribution_mail.prepared_letter": FORMS,
    "goals.services.contribution_mail.receivers": FORMS,
    "goals.services.contribution_mail.renewed_letter": FORMS,
    "goals.services.contribution_mail.returned_letter": FORMS,
    "goals.services.contribution_mail.school_letter": FORMS,
    "goals.services.contribution_mail.until_text": FORMS,
    "goals.services.contribution_moves.acting_name": FORMS,
    "goals.services.contribution_moves.check_move": FORMS,
    "goals.services.contribution_moves.has_returned": FORMS,
    "goals.services.contribution_moves.make_move": PART,
    "goals.services.contribution_moves.require_own": FORMS,
    "goals.services.contribution_stated.check_number": FORMS,
    "goals.services.contribution_stated.take_over": PART,
    "goals.services.midterm.check_change": PART,
    "goals.services.people.known_owner": PART,
    "goals.services.starts.missing_text": PURE,
    "goals.services.versions.concept_of": PART,
    "goals.services.printing.carry_out": STEP,
    "goals.services.printing.make": FORMS,
    "goals.services.rows.archive": PART,
    "goals.services.rows.hold": PART,
    "goals.services.rows.move": PART,
    "goals.services.rows.move_to": PART,
    "goals.services.rows.same_plan": PURE,
    "goals.services.rows.next_position": PART,
    "goals.services.rows.place": PART,
    "goals.services.rows.restore": PART,
    "goals.services.rows.text": PURE,
    "goals.services.target_rules.check_target": PURE,
    "goals.services.target_rules.scale_of": PURE,
    "goals.services.workbook_edits.archive_seen": PART,
    "goals.services.workbook_edits.create": PART,
    "goals.services.workbook_edits.create_whole": PART,
    "goals.services.workbook_edits.edit": PART,
    "goals.services.workbook_edits.edit_seen": PART,
    "goals.services.workbook_edits.move": PART,
    "goals.services.workbook_edits.put_away": PART,
    "goals.services.workbook_edits.typed": FORMS,
    "goals.services.workbook_rows.take_back": PART,
    "goals.services.workbook_rows.try_out": FORMS,
    "goals.services.year_end.open_year_plan": PART,
    "goals.services.year_plans.held_year_plan": PART,
    "goals.services.year_plans.past_day": PURE,
    "indicators.services.batch.check": FORMS,
    "indicators.services.batch.take_over": STEP,
    "indicators.services.batch.what_if": FORMS,
    "indicators.services.benchmarks.due_years": PURE,
    "indicators.services.benchmarks.freeze_benchmarks": COMMAND,
    "indicators.services.catalogue.version_of": PURE,
    "indicators.services.catalogue_jobs.work_out_indicator": RECOMPUTE,
    "indicators.services.catalogue_measured.draft_of": PURE,
    "indicators.services.catalogue_measured.is_in_use": FORMS,
    "indicators.services.catalogue_measured.measured_version": PURE,
    "indicators.services.catalogue_measured.newest_definition": FORMS,
    "indicators.services.catalogue_names.check_name": PART,
    "indicators.services.catalogue_names.free_code": PART,
    "indicators.services.catalogue_names.own_only": PURE,
    "indicators.services.definitions.derived": PURE,
    "indicators.services.definitions.for_computing": PURE,
    "indicators.services.definitions.key_of": PURE,
    "indicators.services.definitions.stored_definitions": FORMS,
    "indicators.services.findings.findings_of": FORMS,
    "indicators.services.findings.gone_from": FORMS,
    "indicators.services.findings.skip_first": PURE,
    "indicators.services.findings.told_errors": PURE,
    "indicators.services.gate.admit": PURE,
    "indicators.services.gather.candidate_rows": PURE,
    "indicators.services.gather.counting_runs": FORMS,
    "indicators.services.gather.missing_in_sums": PURE,
    "indicators.services.gather.names_of": FORMS,
    "indicators.services.gather.register_for": FORMS,
    "indicators.services.gather.rows_of": FORMS,
    "indicators.services.gather.statements_of": FORMS,
    "indicators.services.imports.already_loaded": FORMS,
    "indicators.services.imports.claim": PART,
    "indicators.services.imports.count_from_now": STEP,
    "indicators.services.imports.fingerprint": PURE,
    "indicators.services.imports.inspect": STEP,
    "indicators.services.imports.load": STEP,
    "indicators.services.imports.take_back": STEP,
    "indicators.services.municipalities.municipal_sums": FORMS,
    "indicators.services.other_sums.other_sums": FORMS,
    "indicators.services.mappings.preview": FORMS,
    "indicators.services.mappings.read_offered": FORMS,
    "indicators.services.mappings.read_run": FORMS,
    "indicators.services.mappings.remembered_choices": FORMS,
    "indicators.services.mappings.start_of": PART,
    "indicators.services.preview.changes": FORMS,
    "indicators.services.preview.count_changes": FORMS,
    "indicators.services.recompute.outcome_for": FORMS,
    "indicators.services.recompute.recompute": RECOMPUTE,
    "indicators.services.recompute.swap_in": RECOMPUTE,
    "indicators.services.recompute.touch_of": PURE,
    "indicators.services.recompute.touched_by_all": FORMS,
    "indicators.services.recompute.work_out": FORMS,
    "indicators.services.releases.check_day": PURE,
    "indicators.services.releases.release_of": FORMS,
    "indicators.services.releases.release_with": FORMS,
    "indicators.services.releases.stored": PART,
    "indicators.services.releases.usual_status": PURE,
    "indicators.services.reporting.take_over_if_told": STEP,
    "indicators.services.restating.open_runs": FORMS,
    "indicators.services.restating.restate": STEP,
    "indicators.services.restating.restate_open": COMMAND,
    "indicators.services.staging.stage": STEP,
    "indicators.services.staging.update_register": STEP,
    "indicators.services.staging.update_vestigingen": STEP,
    "indicators.services.storing.store": RECOMPUTE,
    "indicators.services.summary.load_summary": COMMAND,
    "indicators.services.summary.write_summary": COMMAND,
    "indicators.services.templates.judged": FORMS,
    "indicators.services.templates.read_entries": FORMS,
    "indicators.services.templates.template_workbook": FORMS,
    "indicators.services.tlv.check_owner": PURE,
    "indicators.services.tlv.drop_file": STEP,
    "indicators.services.tlv.freeze": PART,
    "indicators.services.tlv.oldest_kept": PURE,
    "indicators.services.tlv.store": STEP,
    "indicators.services.tlv.told": PURE,
    "indicators.services.tlv_keys.current": PURE,
    "indicators.services.tlv_keys.former": PURE,
    "indicators.services.tlv_purge.purge": COMMAND,
    "indicators.services.tlv_sums.holders": FORMS,
    "indicators.services.tlv_sums.loaded": FORMS,
    "indicators.services.tlv_sums.measure_sums": FORMS,
    "indicators.services.tlv_sums.request_of": PURE,
    "indicators.services.tlv_sums.requests_of": FORMS,
    "indicators.services.touch.together": PURE,
    "indicators.services.touch.touched_by": FORMS,
    "indicators.services.touch.touched_by_file": PURE,
    "meetings.services.bodies.archived": PURE,
    "meetings.services.packs.carry_out": STEP,
    "meetings.services.packs.concept_pdf": FORMS,
    "meetings.services.packs.page_count": PURE,
    "meetings.services.packs.papers_zip": FORMS,
    "meetings.services.reading.is_opening": FORMS,
}


@cache
def modules() -> tuple[ModuleType, ...]:
    """The services of every app, be they a module or a package."""
    found = []
    for app in APPS:
        if importlib.util.find_spec(f"{app}.services") is None:
            continue
        module = importlib.import_module(f"{app}.services")
        inside = pkgutil.iter_modules(module.__path__, f"{module.__name__}.") if hasattr(module, "__path__") else []
        found += [module, *(importlib.import_module(each.name) for each in inside)]
    return tuple(found)


def functions() -> Iterator[tuple[str, ast.FunctionDef, ModuleType]]:
    """Every public function written in the services, by its full name."""
    for module in modules():
        tree = ast.parse(Path(str(module.__file__)).read_text())
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{module.__name__}.{node.name}", node, module


def verb_of(node: ast.FunctionDef, module: ModuleType) -> str | None:
    """The verb that the decorator put on a function."""
    return getattr(getattr(module, node.name), "operation_verb", None)


def test_every_public_function_of_the_services_is_an_operation_or_listed():
    bare = [name for name, node, module in functions() if verb_of(node, module) is None]
    assert sorted(set(bare) - ALLOWED.keys()) == []


def test_the_list_holds_no_function_that_is_gone_or_became_an_operation():
    bare = {name for name, node, module in functions() if verb_of(node, module) is None}
    assert sorted(ALLOWED.keys() - bare) == []


def test_function_with_an_actor_that_writes_is_an_operation():
    """The list may excuse what has no actor; with one only reading and job steps are excused."""
    wrong = [
        name
        for name, node, module in functions()
        if node.args.args and node.args.args[0].arg == "actor" and verb_of(node, module) is None
        if ALLOWED.get(name) not in {FORMS, STEP}
    ]
    assert wrong == []


# Verbs that need nothing beside who asks.
NO_ARGUMENTS = {
    "goals.services.frameworks.begin_framework",
    "meetings.services.bodies.create_usual_bodies",
    "meetings.services.calendars.revoke_feed",
}


def test_operation_takes_the_actor_first_and_the_rest_by_keyword():
    operations = [(name, node.args) for name, node, module in functions() if verb_of(node, module) is not None]
    assert [name for name, args in operations if [each.arg for each in args.args] != ["actor"]] == []
    assert {name for name, args in operations if not args.kwonlyargs} == NO_ARGUMENTS


def test_every_verb_has_a_sentence_and_every_sentence_a_verb():
    used = {verb for _, node, module in functions() if (verb := verb_of(node, module))}
    assert used == SENTENCES.keys()


@pytest.mark.parametrize(("verb", "sentence"), SENTENCES.items(), ids=list(SENTENCES))
def test_sentence_follows_a_name(verb, sentence):
    """ "Anna de Vries koppelde een indicator aan het plan": no capital, no full stop."""
    assert (sentence[0].islower(), sentence.endswith(".")) == (True, False)


def test_only_services_and_jobs_write():
    """Views, forms and queries call no method that stores."""
    writes = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}
    found = []
    for path in sorted(path for app in APPS for path in (ROOT / app).rglob("*.py")):
        parts = path.relative_to(ROOT).parts
        if {"views", "forms", "queries", "viewsets", "serializers", "queries.py"} & set(parts):
            found += [f"{'/'.join(parts)}:{line}" for line in _stores(path, writes)]
    assert found == []


def _stores(path: Path, writes: set[str]) -> list[int]:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    return [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute)
        if call.func.attr in writes and "objects" in ast.unparse(call.func.value)
    ]
