"""One-time passwords for people who were just added or lost theirs. Pure: no Django."""

import secrets

# Without letters and figures that are mistaken for one another when read aloud or copied by hand.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS = 4
LETTERS = 4


def one_time_password() -> str:
    """Four groups of four, about 79 bits: "k7mp-x2wd-9rqt-hb4n"."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
