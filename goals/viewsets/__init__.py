"""The API of the plan of one samenwerkingsverband."""
