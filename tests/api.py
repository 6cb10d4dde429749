"""How the tests reach the API."""

from django.test import Client
from knox.models import AuthToken

from osp.models import User

# The addresses of the samenwerkingsverband of most tests.
HERE = "/api/v1/po2814/"


def client_of(user_id: int | None) -> Client:
    """A program with a token of this person."""
    _, token = AuthToken.objects.create(user=User.objects.get(pk=user_id))
    return Client(headers={"Authorization": f"Token {token}"})
