"""The plan as a document: what its pages say, and its layout as PDF and Word. Plain values in, bytes out; no Django."""
