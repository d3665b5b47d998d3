"""Housekeeping for lockouts, sessions and reset tokens."""

from auth.models import PasswordResetToken, Session, User
from infra.context import App
from infra.scheduler import Scheduler

jobs = Scheduler()


@jobs.every(minutes=1)
def release_lockouts(app: App) -> None:
    for user in app.store[User]:
        if user.locked_until is not None and user.locked_until <= app.now():
            user.failed_attempts = 0
            user.locked_until = None


@jobs.every(minutes=10)
def remove_expired(app: App) -> None:
    for table in (app.store[Session], app.store[PasswordResetToken]):
        for record in list(table):
            if record.expires_at <= app.now():
                table.remove(record)
