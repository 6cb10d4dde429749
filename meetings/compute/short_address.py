"""The short address of a figure in print: twelve signs that nobody confuses, in groups of four. Pure: no Django."""

import re
import secrets

# No 0 and o, no 1, i and l: it is typed over from paper. 31 signs, so twelve of them make 59 bits.
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
GROUPS, GROUP = 3, 4
SHAPE = re.compile(rf"[{SIGNS}]{{4}}(-[{SIGNS}]{{4}}){{2}}")


def new_address() -> str:
    """ "k7m2-q9rt-x4wd"; nobody guesses one from another."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(GROUP)) for _ in range(GROUPS))


def typed_address(text: str) -> str:
    """What somebody typed over, in the shape that is stored; "" where it cannot be one."""
    bare = re.sub(r"[\s-]", "", text.lower())
    groups = "-".join(bare[start : start + GROUP] for start in range(0, len(bare), GROUP))
    return groups if SHAPE.fullmatch(groups) else ""
