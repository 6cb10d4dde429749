"""The preview of a text that is being typed."""

import pytest
from django.urls import reverse

URL = reverse("text-preview", args=["PO2814"])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**Ieder** kind", "<p><strong>Ieder</strong> kind</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("  ", '<p class="soft">Nog niets geschreven.</p>'),
    ],
)
def test_preview_shows_the_text_as_its_readers_will_see_it(client, bram, typed, shown):
    client.force_login(bram)
    response = client.post(URL, {"tekst": typed})
    assert (response.status_code, response.content.decode().strip()) == (200, shown)


def test_preview_is_for_whoever_works_here(client, carla, tenant_a):
    assert client.post(URL, {"tekst": "x"}).status_code == 302
    client.force_login(carla)
    assert client.post(URL, {"tekst": "x"}).status_code == 404
