"""Arithmetic of the plan: timetables, totals, differences. Plain values in and out; no Django."""
