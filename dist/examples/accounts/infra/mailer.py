"""Mail by template. The provider fills in the text."""

from enum import Enum


class EmailTemplate(Enum):
    WELCOME = "welcome"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_SUSPENDED = "account_suspended"
    ACCOUNT_REINSTATED = "account_reinstated"
    PASSWORD_RESET = "password_reset"
    PASSWORD_CHANGED = "password_changed"
    PAYMENT_DECLINED = "payment_declined"
    TEAM_INVITATION = "team_invitation"


class Mailer:
    """Keeps an outbox; the delivery process empties it."""

    def __init__(self) -> None:
        self.outbox: list[tuple[str, EmailTemplate]] = []

    def send(self, to: str, template: EmailTemplate) -> None:
        self.outbox.append((to, template))
