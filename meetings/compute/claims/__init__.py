"""Klopt de zin? What a text claims about figures, held against those figures by rules that explain themselves. Pure: no Django."""

from meetings.compute.claims.check import check
from meetings.compute.claims.facts import Remark, Subject, Value

__all__ = ["Remark", "Subject", "Value", "check"]
