"""Rows of Overleg as the API gives and takes them."""
