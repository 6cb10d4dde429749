"""The API of Overleg."""
