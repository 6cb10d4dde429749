"""The API of indicators: what every login may read, and what a samenwerkingsverband has of its own."""
