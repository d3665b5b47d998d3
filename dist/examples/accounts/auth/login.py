"""Password sign-in and the lockout that protects it."""

from auth.access import open_session
from auth.accounts import normalise
from auth.models import Role, Session, User
from auth.passwords import verify_password
from infra.context import App
from infra.errors import AccountNotActive, InvalidCredentials, TooManyAttempts
from infra.mailer import EmailTemplate


def log_in(app: App, email: str, password: str) -> Session:
    """Check the credentials of a visitor and open a session.

    An unknown address is answered like a wrong password, so that nobody
    learns who has an account here. Suspended users are told what is wrong:
    they have had mail about it anyway.
    """
    user = app.store[User].find(email=normalise(email))
    if user is None:
        raise InvalidCredentials()
    if user.status != "active":
        raise AccountNotActive()
    ensure_attempts_left(user)

    if not verify_password(password, user.password_hash):
        record_failure(app, user)
        raise InvalidCredentials()
    return open_session(app, user)


def ensure_attempts_left(user: User) -> None:
    """Turn visitors away from an account that is locked."""
    if user.role is Role.INTERNAL:
        return
    if attempts_exhausted(user):
        raise TooManyAttempts("try again later or reset your password")


def attempts_exhausted(user: User) -> bool:
    """Whether there were too many failures to try again.

    The account then stays locked until the lock runs out (a job releases
    it), somebody from support lifts it, or the password is reset with a
    token from the user's mailbox.
    """
    return user.failed_attempts >= 3


def record_failure(app: App, user: User) -> None:
    user.failed_attempts += 1
    if attempts_exhausted(user):
        user.locked_until = app.now() + app.settings.lockout_duration
        app.mailer.send(user.email, EmailTemplate.ACCOUNT_LOCKED)
