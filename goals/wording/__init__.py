"""Targets and verdicts in Dutch words. Pure: no Django. A withheld figure never lends a digit to any text made here."""

from goals.wording.status import status_rounding_note, status_sentence
from goals.wording.targets import profile_text, progress_sentence, target_sentence

__all__ = ["profile_text", "progress_sentence", "status_rounding_note", "status_sentence", "target_sentence"]
