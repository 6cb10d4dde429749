"""Charts: one specification, laid out into neutral marks, written as SVG for a page or drawn as vector in a PDF."""
