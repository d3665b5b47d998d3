"""Users and what they need to get in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Literal

from infra.errors import AccountNotActive
from infra.store import new_id


class Role(Enum):
    MEMBER = "member"
    INTERNAL = "internal"


@dataclass(eq=False)
class User:
    email: str
    name: str
    password_hash: str
    role: Role = Role.MEMBER
    status: Literal["active", "suspended"] = "active"
    failed_attempts: int = 0
    locked_until: datetime | None = None
    suspended_at: datetime | None = None
    suspension_reason: str | None = None

    def ensure_active(self) -> None:
        if self.status != "active":
            raise AccountNotActive()


@dataclass(eq=False)
class Session:
    user: User
    expires_at: datetime
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class PasswordResetToken:
    user: User
    expires_at: datetime
    secret: str = field(default_factory=new_id)
