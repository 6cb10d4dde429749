"""Logging in and finding one's samenwerkingsverband."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from osp import queries

ATTEMPTS = 5
WAIT_SECONDS = 60


class LoginForm(AuthenticationForm):
    """The form of Django, saying what to do at an empty field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = "Vul uw e-mailadres in."
        self.fields["password"].error_messages["required"] = "Vul uw wachtwoord in."


class LoginPage(LoginView):
    """E-mail address and password; after five wrong ones for an address from one place it waits a minute."""

    template_name = "registration/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if cache.get(self._key(), 0) >= ATTEMPTS:
            form = self.get_form()
            form.errors["__all__"] = form.error_class(["Te vaak geprobeerd. Wacht een minuut en probeer het opnieuw."])
            return render(request, self.template_name, self.get_context_data(form=form), status=429)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        key = self._key()
        cache.add(key, 0, WAIT_SECONDS)
        cache.incr(key)
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        cache.delete(self._key())
        return super().form_valid(form)

    def _key(self) -> str:
        import hashlib  # noqa: PLC0415 -- only on a login

        who = f"{self.request.POST.get('username', '').lower()}|{self.request.META.get('REMOTE_ADDR')}"
        return "login:" + hashlib.sha256(who.encode()).hexdigest()


class HomeView(LoginRequiredMixin, View):
    """To the person's samenwerkingsverband, or a choice where there are several."""

    def get(self, request: HttpRequest) -> HttpResponse:
        tenants = queries.tenants_of(request.user)
        if len(tenants) == 1:
            return redirect(reverse("today", args=[tenants[0].tenant.code]))
        return render(request, "osp/choose_tenant.html", {"tenants": tenants})
