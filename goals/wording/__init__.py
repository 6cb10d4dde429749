"""Targets and verdicts in Dutch words. Pure: no Django. A withheld figure never lends a digit to any text made here."""

from goals.wording.agreements import change_sentence, change_text, former_sentence, judged_sentence
from goals.wording.paths import doubt_sentence, pace_sentence
from goals.wording.status import status_rounding_note, status_sentence
from goals.wording.targets import profile_text, progress_sentence, target_sentence

__all__ = [
    "change_sentence",
    "change_text",
    "doubt_sentence",
    "former_sentence",
    "judged_sentence",
    "pace_sentence",
    "profile_text",
    "progress_sentence",
    "status_rounding_note",
    "status_sentence",
    "target_sentence",
]
