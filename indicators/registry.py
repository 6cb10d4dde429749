"""The registry of the foundation, where indicators have always found it."""

from osp.registry import Registry, Source

__all__ = ["Registry", "Source"]
