"""What a higher app knows about the use of indicators, in the samenwerkingsverband in scope."""

from collections.abc import Callable, Collection

from osp.registry import Registry

UsedIds = Callable[[], Collection[int]]
# Ids of the indicators in use, and of those that some body discusses.
USED: Registry[UsedIds] = Registry()
DISCUSSED: Registry[UsedIds] = Registry()


def usage_known() -> bool:
    """Whether anybody can tell which indicators are in use."""
    return bool(USED.sources)


def used_ids() -> frozenset[int]:
    """Ids of the indicators in use, as every source tells them together."""
    return frozenset(pk for source in USED.sources for pk in source())


def discussed_ids() -> frozenset[int]:
    """Ids of the indicators that are discussed, as every source tells them together."""
    return frozenset(pk for source in DISCUSSED.sources for pk in source())
