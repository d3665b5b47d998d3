"""Sessions and role-based access: who is behind a request."""

from auth.models import Role, Session, User
from infra.context import App
from infra.errors import Forbidden, InvalidCredentials
from infra.router import Request


def open_session(app: App, user: User) -> Session:
    return app.store[Session].add(Session(user, app.now() + app.settings.session_duration))


def end_sessions(app: App, user: User) -> None:
    """Log a user out everywhere."""
    for session in app.store[Session].where(user=user):
        app.store[Session].remove(session)


def current_session(request: Request) -> Session:
    session = request.app.store[Session].find(id=request.session_id)
    if session is None or session.expires_at <= request.app.now():
        raise InvalidCredentials("please log in")
    return session


def current_user(request: Request, role: Role | None = None) -> User:
    """The user who is logged in, and who must have the role if there is one."""
    user = current_session(request).user
    if role is not None and user.role is not role:
        raise Forbidden()
    return user
