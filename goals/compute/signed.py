"""What a party signed, as plain values with their fingerprint: it stays as it was, whatever changes around it. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

FORMAT = 1


def fingerprint(content: Mapping[str, Any]) -> str:
    """SHA-256 over the whole content, the same for the same content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def promised_in(content: Mapping[str, Any]) -> dict[int, float]:
    """By the id of the asked doel the number that was promised, of those that hold."""
    return {
        row["round_goal"]: float(row["promised"])
        for row in content.get("answers", ())
        if row["promised"] is not None and not row["is_in_order"] and not row["is_not_applicable"]
    }
