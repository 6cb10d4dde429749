"""JSON of the CBS: OData v3 ({"value": [...]}, one page or a list of pages) and the areas of 83287NED by column.

Keys are padded to a fixed width ("NL01  ") and numbers may be text ("     435760"); null and "." are missing. A file may also
bring the lists that say what the keys mean (records with "Key" and "Title").
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NoReturn

from indicators.importers.base import ImportRefused
from indicators.importers.cbs_registers import KEY
from indicators.importers.cbs_table import is_dimension

MAX_BYTES = 100_000_000
TOO_LARGE = (
    f"Dit JSON-bestand is groter dan {MAX_BYTES // 1_000_000} MB. "
    "Vraag bij het CBS minder jaren of minder onderwerpen op, of haal de tabel op als CSV."
)
BROKEN = "Dit JSON-bestand is niet compleet of beschadigd: {where}. Download het opnieuw bij de bron."
UNKNOWN = (
    "Dit JSON-bestand heeft een vorm die de planner niet kent. "
    "Van het CBS leest hij een tabel uit OData versie 3 (TypedDataSet of UntypedDataSet) en de gebieden van 83287NED."
)
CATALOGUE = (
    "Dit is een catalogus van bestanden: beschrijvingen, zonder cijfers. Er is niets om in te lezen. "
    "Download bij de bron de bestanden zelf en lees die in."
)
VERSION_4 = "Dit is een tabel van het CBS in OData versie 4. Haal haar op in versie 3 (TypedDataSet), of als CSV, en lees haar opnieuw in."
UNEVEN = (
    "In dit JSON-bestand met gebieden hebben niet alle lijsten net zoveel waarden als er gemeenten zijn. "
    "Download het opnieuw bij het CBS."
)
EMPTY = "In dit JSON-bestand staan geen gegevens. Controleer de vraag aan het CBS en download het opnieuw."
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")

Object = dict[str, object]
Table = tuple[tuple[str, ...], list[list[str]]]


def sniff(head: bytes) -> bool:
    """Whether a file begins as JSON does."""
    return bool(_START.match(head))


def load(stream: BinaryIO) -> object:
    """The document in a file, unpacked and in UTF-8; ImportRefused when it is no JSON or too large."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ImportRefused(TOO_LARGE)
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise ImportRefused(BROKEN.format(where="er staan tekens in die geen UTF-8 zijn")) from None
    except json.JSONDecodeError as error:
        raise ImportRefused(BROKEN.format(where=f"op regel {error.lineno} houdt het op JSON te zijn")) from None
    except (RecursionError, ValueError):
        # Lists in lists without end, or a number of thousands of digits.
        raise ImportRefused(UNKNOWN) from None


def _no_number(_: str) -> NoReturn:
    raise ImportRefused(BROKEN.format(where="er staat iets in dat geen getal is (NaN of Infinity)"))


def table(stream: BinaryIO) -> Table:
    """The column names of a file and its records, as text; ImportRefused for another document."""
    document = load(stream)
    if isinstance(document, dict) and KEY in document:
        return _by_column(document)
    return _by_record(document)


def _by_column(document: Mapping[str, object]) -> Table:
    """{"reg": ["GM0363", ...], "Provincies": ["PV27", ...], ...}: every list has one value per gemeente, in one order."""
    lists = {name: values for name, values in document.items() if isinstance(values, list)}
    sizes = {len(values) for values in lists.values()}
    if len(lists) < len(document) or len(sizes) > 1:
        raise ImportRefused(UNEVEN)
    columns = [[_text(value) for value in values] for values in lists.values()]
    return tuple(lists), [list(values) for values in zip(*columns, strict=True)]


def _by_record(document: object) -> Table:
    _refuse_catalogue(document)
    objects = list(_objects(document))
    if not objects:
        raise ImportRefused(EMPTY)
    if {"Measure", "Value"} <= objects[0].keys():
        raise ImportRefused(VERSION_4)
    labels = {_text(each["Key"]): _text(each["Title"]) for each in objects if _is_label(each)}
    rows = [_labelled(each, labels) for each in objects if not _is_label(each)]
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    return names, [[row.get(name, "") for name in names] for row in rows]


def _labelled(row: Object, labels: Mapping[str, str]) -> dict[str, str]:
    """One record as text, its keys read as what they stand for where the file says so; regions and periods keep theirs."""
    cells = {name.strip(): _text(value) for name, value in row.items()}
    return {name: labels.get(value, value) if is_dimension(name) else value for name, value in cells.items()}


def _refuse_catalogue(document: object) -> None:
    first = document[0] if isinstance(document, list) and document else document
    if isinstance(first, dict) and first.keys() & {"_ckan_id", "_resources", "resources", "leverancier"}:
        raise ImportRefused(CATALOGUE)


def _objects(document: object) -> Iterator[Object]:
    """Every object in a page, a list of pages, or several named lists in one document."""
    if isinstance(document, list):
        for each in document:
            yield from _objects(each)
    elif isinstance(document, dict):
        lists = [value for value in document.values() if isinstance(value, list)]
        if lists:
            for each in lists:
                yield from _plain(each)
        else:
            yield document


def _plain(values: list[object]) -> Iterator[Object]:
    for value in values:
        if not isinstance(value, dict):
            raise ImportRefused(UNKNOWN)
        yield value


def _is_label(each: Object) -> bool:
    return "Key" in each and "Title" in each


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        # A decimal that binary cannot hold: 9.8 may arrive as 9.800000000000001.
        return f"{value:.10g}"
    if not isinstance(value, str | int):
        raise ImportRefused(UNKNOWN)
    return str(value).strip()
