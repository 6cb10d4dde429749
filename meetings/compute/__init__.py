"""Arithmetic of meetings: what people type as a frequency, and the days it gives. Pure: no Django."""
