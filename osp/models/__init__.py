"""Models of the foundation."""

from osp.models.accounts import Membership, User
from osp.models.audit import AuditEvent
from osp.models.base import ArchivableModel, TenantModel, VersionedModel, WrittenModel
from osp.models.files import StoredFile
from osp.models.holidays import SchoolHoliday
from osp.models.jobs import Job
from osp.models.mail import OutboxMail
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
    "OutboxMail",
    "Placement",
    "Postcodegebied",
    "Samenwerkingsverband",
    "SchoolHoliday",
    "Schoolbestuur",
    "SchoolbestuurName",
    "StoredFile",
    "Tenant",
    "TenantModel",
    "User",
    "VersionedModel",
    "Vestiging",
    "WrittenModel",
]
