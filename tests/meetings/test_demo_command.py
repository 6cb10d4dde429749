"""The demo command where it cannot start: a sentence to act on."""

import socket

import pytest
from django.core.management import CommandError, call_command


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
