"""Pages for what went wrong; each says in Dutch what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 after a lapsed form."""
    return render(request, "403.html", {"lapsed": True}, status=403)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 for an insider without the right."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for what does not exist and for what belongs to another samenwerkingsverband."""
    return render(request, "404.html", status=404)
