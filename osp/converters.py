"""How a samenwerkingsverband and a year are written in a URL."""


class SwvConverter:
    """`po2814` in the URL, `PO2814` in the code."""

    regex = "(?:po|vo)[0-9]{4}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value.lower()


class YearConverter:
    """A year of four digits: 2019 is also how school year 2019-2020 is written."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
