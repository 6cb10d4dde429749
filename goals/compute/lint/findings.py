"""One finding: what was noticed about which row, and what it hangs on."""

import hashlib
import json
from dataclasses import dataclass

from goals.compute.lint.codes import CODES, Code, Mend, Severity
from goals.kinds import Kind


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed about the row (`kind`, `id`).

    `name` is what the row is called where the sentence names it. `about` holds the other words that the sentence needs, and
    with them what it hangs on: when these change, it is another finding.
    `owner_id` is who sees to the row or to the nearest thing above it. `activity_id`, `goal_id` and `priority_id` say under
    what it stands; `indicator_id` which indicator it is about, and whether that is an own one.
    """

    code: Code
    kind: Kind
    id: int
    about: tuple[str, ...] = ()
    name: str = ""
    owner_id: int | None = None
    priority_id: int | None = None
    goal_id: int | None = None
    activity_id: int | None = None
    indicator_id: int | None = None
    is_own_indicator: bool = False
    number: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def mend(self) -> Mend:
        """Where it is mended."""
        return CODES[self.code].mend

    @property
    def key(self) -> tuple[str, str, int]:
        """What it is found by among those that somebody lets be."""
        return self.code.value, self.kind.value, self.id


def fingerprint(finding: Finding) -> str:
    """Sixteen characters that are the same as long as the finding says the same of the same row."""
    text = json.dumps([*finding.key, *finding.about], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
