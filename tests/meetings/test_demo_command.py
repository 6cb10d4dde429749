"""The demo command where it cannot start: a sentence to act on."""

import io
import socket

import pytest
from django.core.management import CommandError, call_command

from indicators.compute.forecast import Forecast
from indicators.models import Indicator
from indicators.queries import series_for
from indicators.queries.forecast import forecast_of
from meetings.demo.build import NATIONAL_SERIES
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled


def test_a_port_in_use_is_refused_before_anything_is_made():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Poort {port} is bezet.*Kies een andere met PORT="):
            call_command("demo", port=port)


@pytest.mark.parametrize("port", ["abc", "0", "65536"])
def test_what_is_no_port_is_refused_in_words(port):
    with pytest.raises(CommandError, match=f"{port} is geen poortnummer"):
        call_command("demo", "--port", port)


@pytest.mark.django_db
def test_national_series_of_the_demo_are_long_enough_for_a_forecast():
    for _ in range(2):
        call_command("import", str(NATIONAL_SERIES), stdout=io.StringIO())
    with scopes_disabled():
        series = series_for(
            Samenwerkingsverband.objects.get(code="PO2814"), Indicator.objects.filter(code="landelijk-sbo")
        )
    (found,) = [forecast_of(each) for each in series.values()]
    assert isinstance(found, Forecast)
    assert (found.used.years, found.base) == (tuple(range(2011, 2022)), 35400)
