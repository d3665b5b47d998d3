"""What customers pay for, with what, and what they paid."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from auth.models import User
from infra.store import new_id


@dataclass(frozen=True)
class Plan:
    name: str
    price: Decimal
    period: timedelta


@dataclass(eq=False)
class PaymentMethod:
    owner: User
    token: str
    last_four: str
    expires_at: datetime
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Subscription:
    customer: User
    plan: Plan
    payment_method: PaymentMethod
    current_period_end: datetime
    status: Literal["active", "cancelled"] = "active"
    cancelled_at: datetime | None = None
    id: str = field(default_factory=new_id)


@dataclass(eq=False)
class Invoice:
    subscription: Subscription
    amount: Decimal
    status: Literal["draft", "issued", "paid"] = "draft"
    number: str | None = None
    issued_at: datetime | None = None
    paid_at: datetime | None = None


@dataclass(eq=False)
class Payment:
    invoice: Invoice
    amount: Decimal
    processed_at: datetime
    status: Literal["settled", "declined", "refunded"]
    refunded_at: datetime | None = None
    id: str = field(default_factory=new_id)
