"""The fictional example: two samenwerkingsverbanden with a plan, meetings and stukken, on real figures where there are any."""
