"""Title page, head and foot of what is printed beside the plan itself."""

from datetime import date

from goals.documents.plan import Fact, Front
from goals.queries.plan_document import EXAMPLE_FOOT, EXAMPLE_NOTE
from osp import dutch
from osp.models import Tenant


def front(tenant: Tenant, *, kind: str, title: str, subtitle: str, version: str, today: date) -> Front:
    """What a samenwerkingsverband puts in front; `today` is the day of the texts and the figures."""
    example = tenant.is_example
    return Front(
        kind=kind,
        title=title,
        subtitle=subtitle,
        organisation=tenant.name,
        organisation_code=tenant.code,
        version=version,
        made_on=today,
        facts=(Fact("Stand", version), Fact("Cijfers", f"zoals bekend op {dutch.date_long(today)}")),
        note=EXAMPLE_NOTE if example else "",
        foot=EXAMPLE_FOOT if example else "",
    )
