"""How a samenwerkingsverband, a year and the secret of a link are written in a URL."""


class SwvConverter:
    """`po2814` in the URL, `PO2814` in the code."""

    regex = "(?:po|vo)[0-9]{4}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value.lower()


class SecretConverter:
    """The secret of a link, whatever it is: a wrong one gets the page that says what to do."""

    regex = "[A-Za-z0-9_-]{8,80}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class YearConverter:
    """A year of four digits: 2019 is also how school year 2019-2020 is written."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
