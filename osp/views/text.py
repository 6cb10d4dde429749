"""What a text with bold, lists and links looks like: the preview of a field that is being typed in."""

from django.http import HttpRequest, HttpResponse

from osp.abilities import Ability
from osp.web.views import TenantView


class TextPreview(TenantView):
    """POST tekst=...; nothing is stored."""

    ability = Ability.VIEW_TODAY
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.render("components/_preview.html", {"text": request.POST.get("tekst", "")})
