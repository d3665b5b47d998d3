from auth.access import current_user
from auth.accounts import register
from auth.login import log_in
from auth.models import PasswordResetToken, Role, Session
from auth.password_reset import complete_password_reset, request_password_reset
from infra.errors import (
    AccountNotActive,
    Conflict,
    Forbidden,
    InvalidCredentials,
    InvalidInput,
    NotFound,
    ServiceError,
)
from infra.router import Request
from tests.support import PASSWORD, ServiceTestCase


class LoginTest(ServiceTestCase):
    def test_right_password_opens_a_session(self) -> None:
        user = self.user()
        session = log_in(self.app, " Ada@Example.com", PASSWORD)
        request = Request(self.app, "GET", "/", session_id=session.id)
        self.assertIs(user, current_user(request))

    def test_unknown_address_and_wrong_password_look_alike(self) -> None:
        self.user()
        for email in ("ada@example.com", "nobody@example.com"):
            with self.assertRaises(InvalidCredentials):
                log_in(self.app, email, "wrong")

    def test_too_many_failures_lock_the_account_for_a_while(self) -> None:
        user = self.user()
        for _ in range(self.app.settings.max_login_attempts):
            with self.assertRaises(ServiceError):
                log_in(self.app, user.email, "wrong")
        with self.assertRaises(ServiceError):
            log_in(self.app, user.email, PASSWORD)

        self.advance(self.app.settings.lockout_duration)
        self.service.tick()
        self.assertIsNone(user.locked_until)
        log_in(self.app, user.email, PASSWORD)

    def test_only_active_accounts_log_in(self) -> None:
        user = self.user()
        user.status = "suspended"
        with self.assertRaises(AccountNotActive):
            log_in(self.app, user.email, PASSWORD)

    def test_registration_wants_a_new_address_and_a_long_password(self) -> None:
        self.user()
        with self.assertRaises(Conflict):
            register(self.app, "ADA@example.com", "Ada", PASSWORD)
        with self.assertRaises(InvalidInput):
            register(self.app, "bob@example.com", "Bob", "short")


class SessionTest(ServiceTestCase):
    def test_log_out_ends_a_session_once(self) -> None:
        session = self.session_of(self.user())
        self.assertStatus(200, "POST", "/logout", session)
        self.assertStatus(401, "POST", "/logout", session)

    def test_sessions_expire(self) -> None:
        session = self.session_of(self.user())
        self.advance(self.app.settings.session_duration)
        self.assertStatus(401, "POST", "/logout", session)
        self.service.tick()
        self.assertEqual([], self.app.store[Session])

    def test_roles_guard_handlers(self) -> None:
        member, colleague = self.user(), self.user("ivy", Role.INTERNAL)
        request = Request(self.app, "GET", "/", session_id=self.session_of(member))
        with self.assertRaises(Forbidden):
            current_user(request, Role.INTERNAL)
        request = Request(self.app, "GET", "/", session_id=self.session_of(colleague))
        self.assertIs(colleague, current_user(request, Role.INTERNAL))


class PasswordResetTest(ServiceTestCase):
    def token(self) -> PasswordResetToken:
        return self.app.store[PasswordResetToken][-1]

    def test_reset_replaces_the_password_and_ends_sessions(self) -> None:
        user = self.user()
        self.session_of(user)
        request_password_reset(self.app, user.email)
        complete_password_reset(self.app, self.token().secret, "a brand new password")
        self.assertEqual([], self.app.store[PasswordResetToken])
        self.assertEqual([], self.app.store[Session])
        log_in(self.app, user.email, "a brand new password")

    def test_a_new_request_replaces_the_old_token(self) -> None:
        user = self.user()
        request_password_reset(self.app, user.email)
        first = self.token()
        request_password_reset(self.app, user.email)
        self.assertNotIn(first, self.app.store[PasswordResetToken])

    def test_tokens_expire(self) -> None:
        request_password_reset(self.app, self.user().email)
        self.advance(self.app.settings.reset_token_lifetime)
        with self.assertRaises(NotFound):
            complete_password_reset(self.app, self.token().secret, "a brand new password")
        self.service.tick()
        self.assertEqual([], self.app.store[PasswordResetToken])

    def test_suspended_users_cannot_reset(self) -> None:
        user = self.user()
        request_password_reset(self.app, user.email)
        user.status = "suspended"
        with self.assertRaises(AccountNotActive):
            complete_password_reset(self.app, self.token().secret, "a brand new password")
        request_password_reset(self.app, user.email)
        self.assertEqual(1, len(self.app.store[PasswordResetToken]))
