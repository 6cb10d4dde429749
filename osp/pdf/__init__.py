"""Building blocks for printed documents: layout without content. Slow to import, so import it only inside services."""
