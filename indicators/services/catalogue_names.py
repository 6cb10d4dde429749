"""What making any own indicator asks: a free name, a free code, and that it is one's own."""

from django.utils.text import slugify

from indicators.models import Indicator
from osp.errors import DomainError
from osp.models import Samenwerkingsverband

CODE_LENGTH = 50


def check_name(name: str, *, but: Indicator | None = None) -> None:
    """DomainError when another indicator here, in use or archived, has this name."""
    others = Indicator.objects.filter(name__iexact=name.strip())
    taken = (others.exclude(pk=but.pk) if but else others).first()
    if taken is None:
        return
    message = f"Er is al een indicator met de naam {name.strip()}."
    if taken.is_archived:
        message = (
            f"Er is al een gearchiveerde indicator met de naam {name.strip()}. Haal die terug, of kies een andere naam."
        )
    raise DomainError("name-taken", message, field="name")


def free_code(swv: Samenwerkingsverband | None, name: str) -> str:
    """A readable code that is not taken here: "ib-ers-handelen", then "ib-ers-handelen-2"."""
    wish = slugify(name)[:CODE_LENGTH] or "indicator"
    taken = set(Indicator.objects.filter(swv=swv, code__startswith=wish).values_list("code", flat=True))
    national = set(Indicator.objects.filter(swv__isnull=True).values_list("code", flat=True))
    tries = (wish, *(f"{wish}-{number}" for number in range(2, len(taken) + len(national) + 3)))
    return next(code for code in tries if code not in taken | national)


def own_only(swv: Samenwerkingsverband | None, indicator: Indicator) -> None:
    """DomainError for a national indicator, one of somebody else, or one that was archived."""
    if indicator.swv_id is None or swv is None or indicator.swv_id != swv.pk:
        raise DomainError("not-own", "Een landelijke indicator is niet te wijzigen. Maak een eigen indicator.")
    if indicator.is_archived:
        raise DomainError("archived", "Deze indicator is gearchiveerd. Haal hem eerst terug.")
