"""How a samenwerkingsverband is written in a URL."""


class SwvConverter:
    """`po2814` in the URL, `PO2814` in the code."""

    regex = "(?:po|vo)[0-9]{4}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value.lower()
