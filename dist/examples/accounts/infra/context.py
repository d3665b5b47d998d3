"""The running service as its parts see it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Callable

from infra.gateway import SandboxGateway
from infra.mailer import Mailer
from infra.settings import Settings
from infra.store import Store


@dataclass
class App:
    settings: Settings = field(default_factory=Settings)
    store: Store = field(default_factory=Store)
    mailer: Mailer = field(default_factory=Mailer)
    gateway: SandboxGateway = field(default_factory=SandboxGateway)
    last_run: dict[Callable, datetime] = field(default_factory=dict)
    clock_offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        """The current time, which tests may move."""
        return datetime.now(timezone.utc) + self.clock_offset
