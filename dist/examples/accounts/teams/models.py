"""Teams and who belongs to them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from auth.models import User
from infra.store import new_id


@dataclass(eq=False)
class Team:
    name: str
    owner: User


@dataclass(eq=False)
class Membership:
    team: Team
    member: User
    joined_at: datetime


@dataclass(eq=False)
class Invitation:
    team: Team
    email: str
    expires_at: datetime
    status: Literal["pending", "accepted"] = "pending"
    accepted_at: datetime | None = None
    id: str = field(default_factory=new_id)
