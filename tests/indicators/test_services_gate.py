"""What an offered file with an unknown header is told: what differs from a publisher's file, or that it is about persons."""

import io

import pytest

from indicators.importers.base import ImportRefused
from indicators.services.gate import admit
from tests.indicators.deliveries import po_file

BSN = "111222333"


def with_column(name: str, cell: str) -> bytes:
    """The file of DUO with one more column; it holds postcodes of schools."""
    header, *rows = po_file().decode("cp1252").splitlines()
    return "\n".join([f"{header};{name}", *(f"{row};{cell}" for row in rows)]).encode("cp1252")


def refused(content: bytes) -> ImportRefused:
    with pytest.raises(ImportRefused) as found:
        admit(io.BytesIO(content), name="po.csv")
    return found.value


def test_a_publishers_file_with_a_new_column_is_told_which():
    found = refused(with_column("VAKANTIEREGIO", "Midden"))
    assert "kolom VAKANTIEREGIO hoort er niet" in found.message
    assert "personen" not in found.message
    # Without hints nobody is asked to map its columns, so nothing of it is stored.
    assert found.hints == ()


@pytest.mark.parametrize(("name", "cell"), [("BSN", "x"), ("VAKANTIEREGIO", BSN), ("ACHTERNAAM", "x")])
def test_what_is_about_persons_in_it_stays_the_reason(name, cell):
    message = refused(with_column(name, cell)).message
    assert message.startswith("Dit bestand bevat gegevens over personen")
    assert f"kolom {name} (" in message
    assert BSN not in message


def test_a_table_with_few_columns_of_a_publisher_is_looked_at_whole():
    message = refused(b"POSTCODE_VESTIGING;LEERLINGEN;soort\n2801AA;3;so\n").message
    assert "kolom POSTCODE_VESTIGING (volledige postcode, 1 cel)" in message
