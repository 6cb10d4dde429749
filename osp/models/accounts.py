"""People and the roles they hold."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from osp.enums import Role
from osp.models.base import TenantModel


class UserManager(BaseUserManager["User"]):
    """Creates people by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make and store a person; without a password they cannot log in."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who logs in. What they may do stands in their memberships; a platformbeheerder sees no tenant content."""

    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=80)
    is_active = models.BooleanField("actief", default=True)
    is_platform_admin = models.BooleanField("platformbeheerder", default=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    AUDIT_EXCLUDE = frozenset({"email", "name", "password", "last_login"})

    def __str__(self) -> str:
        return self.name


class Membership(TenantModel):
    """A role of a person in one samenwerkingsverband.

    Of whom somebody is who works for another organisation: `schoolbestuur`, or `code` of the school or the gemeente.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    role = models.CharField("rol", max_length=24, choices=[(role.value, role.value) for role in Role])
    schoolbestuur = models.ForeignKey("osp.Schoolbestuur", models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField("code van school of gemeente", max_length=6, blank=True)
    ended_at = models.DateTimeField("beëindigd op", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "user", "role", "code"],
                condition=models.Q(ended_at__isnull=True, schoolbestuur__isnull=True),
                name="role_held_once",
            ),
            models.UniqueConstraint(
                fields=["swv", "user", "role", "schoolbestuur"],
                condition=models.Q(ended_at__isnull=True, schoolbestuur__isnull=False),
                name="role_held_once_per_schoolbestuur",
            ),
        ]

    @property
    def party_code(self) -> str:
        """The number of the schoolbestuur, or the code of the school or gemeente; empty for other roles."""
        return self.schoolbestuur.number if self.schoolbestuur else self.code
