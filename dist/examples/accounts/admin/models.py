"""Administrators, scopes and the audit trail."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Scope(Enum):
    BILLING = "billing"
    USERS = "users"
    SUPPORT = "support"


class AuditAction(Enum):
    ACCOUNT_REINSTATED = "account_reinstated"
    ACCOUNT_SUSPENDED = "account_suspended"
    ACCOUNT_UNLOCKED = "account_unlocked"
    ADMIN_APPOINTED = "admin_appointed"
    PAYMENT_REFUNDED = "payment_refunded"
    PLAN_CHANGED = "plan_changed"
    RECORD_VIEWED = "record_viewed"


@dataclass(frozen=True)
class Resource:
    scope: Scope
    reference: str


@dataclass(eq=False)
class Admin:
    email: str
    scopes: set[Scope]


@dataclass(frozen=True)
class AuditEntry:
    """Holds plain values, so that it outlives what it speaks about."""

    actor: str
    action: AuditAction
    resource: Resource
    reason: str | None
    recorded_at: datetime
