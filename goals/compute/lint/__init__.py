"""Planlint: what can be noticed about a plan, as rules over a frozen picture of it. Plain values in and out; no Django."""

from goals.compute.lint.codes import CODES, Code, Mend, Rule, Severity
from goals.compute.lint.findings import Finding, fingerprint
from goals.compute.lint.rules import findings, goal_findings, link_findings, priority_findings
from goals.compute.lint.sentences import PROMISE_WORDS, PromiseWord

__all__ = [
    "CODES",
    "PROMISE_WORDS",
    "Code",
    "Finding",
    "Mend",
    "PromiseWord",
    "Rule",
    "Severity",
    "findings",
    "fingerprint",
    "goal_findings",
    "link_findings",
    "priority_findings",
]
