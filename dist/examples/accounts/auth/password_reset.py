"""Setting a new password with a token sent by mail."""

from auth.access import end_sessions
from auth.accounts import normalise
from auth.models import PasswordResetToken, User
from auth.passwords import ensure_strong, hash_password
from infra.context import App
from infra.errors import NotFound
from infra.mailer import EmailTemplate


def request_password_reset(app: App, email: str) -> None:
    """Send a token to the owner of an active account; say nothing otherwise."""
    user = app.store[User].find(email=normalise(email))
    if user is None or user.status != "active":
        return
    tokens = app.store[PasswordResetToken]
    for token in tokens.where(user=user):
        tokens.remove(token)
    tokens.add(PasswordResetToken(user, app.now() + app.settings.reset_token_lifetime))
    app.mailer.send(user.email, EmailTemplate.PASSWORD_RESET)


def complete_password_reset(app: App, secret: str, new_password: str) -> None:
    token = app.store[PasswordResetToken].get(secret=secret)
    if token.expires_at <= app.now():
        raise NotFound()
    user = token.user
    user.ensure_active()
    ensure_strong(app, new_password)

    user.password_hash = hash_password(new_password)
    user.failed_attempts = 0
    user.locked_until = None
    app.store[PasswordResetToken].remove(token)
    end_sessions(app, user)
    app.mailer.send(user.email, EmailTemplate.PASSWORD_CHANGED)
