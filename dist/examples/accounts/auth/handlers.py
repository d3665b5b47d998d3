"""HTTP handlers for getting in and out."""

from auth.access import current_session
from auth.accounts import register
from auth.login import log_in
from auth.models import Session
from auth.password_reset import complete_password_reset, request_password_reset
from infra.router import Request, Router

routes = Router()


@routes.post("/register")
def post_register(request: Request) -> None:
    email, name, password = (request.value(key) for key in ("email", "name", "password"))
    register(request.app, email, name, password)


@routes.post("/login")
def post_login(request: Request) -> dict[str, str]:
    session = log_in(request.app, request.value("email"), request.value("password"))
    return {"session": session.id, "expires_at": session.expires_at.isoformat()}


@routes.post("/logout")
def post_logout(request: Request) -> None:
    request.app.store[Session].remove(current_session(request))


@routes.post("/password-reset")
def post_password_reset(request: Request) -> None:
    request_password_reset(request.app, request.value("email"))


@routes.post("/password-reset/<secret>")
def post_new_password(request: Request) -> None:
    complete_password_reset(request.app, request.params["secret"], request.value("password"))
