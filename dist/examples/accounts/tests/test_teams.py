from infra.errors import Conflict, Forbidden
from teams.models import Invitation
from teams.teams import accept_invitation, create_team, invite_member
from tests.support import ServiceTestCase


class TeamTest(ServiceTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.owner, self.bob = self.user("olga"), self.user("bob")
        self.team = create_team(self.app, self.owner, "Engines")

    def invite(self) -> Invitation:
        return invite_member(self.app, self.owner, self.team, self.bob.email)

    def test_names_are_taken_once(self) -> None:
        with self.assertRaises(Conflict):
            create_team(self.app, self.bob, "Engines")

    def test_the_invited_person_joins(self) -> None:
        invitation = self.invite()
        with self.assertRaises(Forbidden):
            accept_invitation(self.app, self.owner, invitation)
        self.assertIs(self.bob, accept_invitation(self.app, self.bob, invitation).member)
        self.assertEqual("accepted", invitation.status)
        with self.assertRaises(Conflict):
            accept_invitation(self.app, self.bob, invitation)

    def test_only_the_owner_invites(self) -> None:
        with self.assertRaises(Forbidden):
            invite_member(self.app, self.bob, self.team, "c@example.com")

    def test_one_pending_invitation_per_address(self) -> None:
        self.invite()
        with self.assertRaises(Conflict):
            self.invite()

    def test_invitations_expire(self) -> None:
        invitation = self.invite()
        self.advance(self.app.settings.invitation_lifetime)
        with self.assertRaises(Conflict):
            accept_invitation(self.app, self.bob, invitation)
        self.invite()

    def test_a_full_team_invites_nobody(self) -> None:
        for number in range(self.app.settings.max_team_members):
            invite_member(self.app, self.owner, self.team, f"user{number}@example.com")
        with self.assertRaises(Conflict):
            self.invite()
