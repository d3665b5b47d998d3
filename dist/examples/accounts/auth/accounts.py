"""Opening accounts."""

from auth.models import User
from auth.passwords import ensure_strong, hash_password
from infra.context import App
from infra.errors import Conflict
from infra.mailer import EmailTemplate


def normalise(email: str) -> str:
    return email.strip().lower()


def register(app: App, email: str, name: str, password: str) -> User:
    email = normalise(email)
    if app.store[User].find(email=email):
        raise Conflict("this address is registered already")
    ensure_strong(app, password)
    user = app.store[User].add(User(email, name, hash_password(password)))
    app.mailer.send(email, EmailTemplate.WELCOME)
    return user
