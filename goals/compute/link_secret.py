"""The secret of a link without account. It follows from a stored random seed and the key of the installation. Pure: no Django.

Whoever reads the database alone cannot make the secret, and whoever knows the key alone has no seed. What is stored to find the
link by is a hash of the secret, of which nobody makes the secret back.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable

PURPOSE = b"osp.contribution-link.1"
SEED_BYTES = 16


def new_seed() -> str:
    """A random seed, as 32 hexadecimal digits."""
    return secrets.token_hex(SEED_BYTES)


def secret_of(seed: str, key: str) -> str:
    """What stands in the address: 43 letters, digits, dashes and underscores."""
    own_key = hmac.digest(key.encode(), PURPOSE, "sha256")
    return urlsafe_b64encode(hmac.digest(own_key, seed.encode(), "sha256")).decode().rstrip("=")


def hash_of(secret: str) -> str:
    """By what a link is found: SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_secret_of(secret: str, seed: str, keys: Iterable[str]) -> bool:
    """Whether the secret was made of this seed with one of the keys. Takes as long for a wrong one as for a right one."""
    found = [hmac.compare_digest(secret.encode(), secret_of(seed, key).encode()) for key in keys]
    return any(found)
