"""Models of the foundation."""

from osp.models.accounts import Membership, User
from osp.models.audit import AuditEvent
from osp.models.base import ArchivableModel, TenantModel, VersionedModel
from osp.models.jobs import Job
from osp.models.register import (
    Placement,
    Postcodegebied,
    Samenwerkingsverband,
    Schoolbestuur,
    SchoolbestuurName,
    Tenant,
    Vestiging,
)

__all__ = [
    "ArchivableModel",
    "AuditEvent",
    "Job",
    "Membership",
    "Placement",
    "Postcodegebied",
    "Samenwerkingsverband",
    "Schoolbestuur",
    "SchoolbestuurName",
    "Tenant",
    "TenantModel",
    "User",
    "VersionedModel",
    "Vestiging",
]
