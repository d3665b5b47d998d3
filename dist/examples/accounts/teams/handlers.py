"""HTTP handlers for teams."""

from auth.access import current_user
from infra.router import Request, Router
from teams.models import Invitation, Team
from teams.teams import accept_invitation, create_team, invite_member

routes = Router()


@routes.post("/teams")
def post_team(request: Request) -> None:
    create_team(request.app, current_user(request), request.value("name"))


@routes.post("/teams/<team>/invitations")
def post_invitation(request: Request) -> dict[str, str]:
    team = request.app.store[Team].get(name=request.params["team"])
    owner, email = current_user(request), request.value("email")
    return {"id": invite_member(request.app, owner, team, email).id}


@routes.post("/invitations/<invitation>/accept")
def post_acceptance(request: Request) -> None:
    invitation = request.app.store[Invitation].get(id=request.params["invitation"])
    accept_invitation(request.app, current_user(request), invitation)
