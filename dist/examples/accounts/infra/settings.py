"""Limits and periods."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Settings:
    min_password_length: int = 12
    max_login_attempts: int = 5
    lockout_duration: timedelta = timedelta(minutes=30)
    session_duration: timedelta = timedelta(hours=12)
    reset_token_lifetime: timedelta = timedelta(hours=1)
    refund_window: timedelta = timedelta(days=28)
    max_team_members: int = 25
    invitation_lifetime: timedelta = timedelta(days=7)
