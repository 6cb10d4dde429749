"""Which findings hold up adoption, as the page of Inrichting shows it."""

from collections.abc import Collection
from dataclasses import dataclass

from goals.compute.lint import CODES, PROMISE_WORDS, Code, PromiseWord
from goals.queries.lint import blocking_codes
from goals.queries.printed import plan_settings
from goals.wording import lint as wording
from osp.levels import Levels


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One kind of finding: what it is called, what is wrong with it, and whether it is ticked."""

    code: str
    label: str
    why: str
    is_ticked: bool
    is_usual: bool


@dataclass(frozen=True, slots=True)
class LintSettings:
    """What the page shows. `version` is that of the settings, 0 where nothing was chosen yet."""

    version: int
    blocking: tuple[str, ...]
    promises: tuple[PromiseWord, ...] = PROMISE_WORDS


def lint_settings() -> LintSettings:
    """The choice of the samenwerkingsverband in scope. Two queries."""
    settings = plan_settings()
    return LintSettings(settings.version if settings else 0, tuple(sorted(blocking_codes())))


def rule_rows(ticked: Collection[str], levels: Levels) -> list[RuleRow]:
    """Every kind of finding."""
    return [
        RuleRow(
            code.value,
            wording.label(code, levels),
            wording.why(code, levels),
            is_ticked=code.value in ticked,
            is_usual=CODES[code].blocks_by_default,
        )
        for code in Code
    ]
