"""Founding teams and inviting people to them by mail."""

from auth.accounts import normalise
from auth.models import User
from infra.context import App
from infra.errors import Conflict, Forbidden
from infra.mailer import EmailTemplate
from teams.models import Invitation, Membership, Team


def create_team(app: App, owner: User, name: str) -> Team:
    owner.ensure_active()
    if app.store[Team].find(name=name):
        raise Conflict("there is a team of this name already")
    return app.store[Team].add(Team(name, owner))


def invite_member(app: App, owner: User, team: Team, email: str) -> Invitation:
    email = normalise(email)
    if owner is not team.owner:
        raise Forbidden("only the owner of the team invites")
    members = app.store[Membership].where(team=team)
    invited = app.store[Invitation].where(team=team, status="pending")
    pending = [invitation for invitation in invited if invitation.expires_at > app.now()]
    if len(members) + len(pending) >= app.settings.max_team_members:
        raise Conflict("the team is full")
    if any(invitation.email == email for invitation in pending):
        raise Conflict("this address has been invited already")

    app.mailer.send(email, EmailTemplate.TEAM_INVITATION)
    expires_at = app.now() + app.settings.invitation_lifetime
    return app.store[Invitation].add(Invitation(team, email, expires_at))


def accept_invitation(app: App, user: User, invitation: Invitation) -> Membership:
    user.ensure_active()
    if user.email != invitation.email:
        raise Forbidden("this invitation is for somebody else")
    if invitation.status != "pending" or invitation.expires_at <= app.now():
        raise Conflict("this invitation is no longer open")
    if app.store[Membership].find(team=invitation.team, member=user):
        raise Conflict("you are a member already")

    invitation.status = "accepted"
    invitation.accepted_at = app.now()
    return app.store[Membership].add(Membership(invitation.team, user, app.now()))
