"""Errors of the API in Dutch, whatever part of the machinery they come from."""

from typing import Any

from rest_framework.exceptions import APIException, AuthenticationFailed, NotAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_409_CONFLICT
from rest_framework.views import exception_handler

from osp.errors import ConflictError, DomainError, NotAllowedError

FORBIDDEN, UNPROCESSABLE = 403, 422
CONFLICT = "Iemand anders heeft dit intussen gewijzigd. Lees de rij opnieuw en kies per veld wat blijft."


class RefusedError(APIException):
    """A refusal of the domain as an answer of the API: its sentence, its code for a program to go by, and its field if one."""

    def __init__(self, error: DomainError) -> None:
        about = {"field": error.field} if error.field else {}
        super().__init__({"detail": error.message, "code": error.code, **about})
        self.status_code = FORBIDDEN if isinstance(error, NotAllowedError) else UNPROCESSABLE


def both_texts(error: ConflictError, current: Response, request: Request) -> Response:
    """409 for whoever writes by a version that is past: what stands there now, as its own answer with ETag, beside what was sent."""
    current.data = {"detail": CONFLICT, "code": error.code, "current": current.data, "given": dict(request.data)}
    current.status_code = HTTP_409_CONFLICT
    return current


def dutch_errors(error: Exception, context: dict[str, Any]) -> Response | None:
    """Exception handler: {"detail": a Dutch sentence} (a refused action also "code" and "field"), or per field what is wrong."""
    if isinstance(error, DomainError):
        error = RefusedError(error)
    elif isinstance(error, NotAuthenticated):
        error.detail = NotAuthenticated("Log in en stuur het token mee: Authorization: Token <token>.").detail
    elif isinstance(error, AuthenticationFailed):
        error.detail = AuthenticationFailed("Dit token is niet geldig. Vraag een nieuw token met uw wachtwoord.").detail
    return exception_handler(error, context)
