from admin.decisions import appoint, change_plan, refund_payment, reinstate, suspend, unlock
from admin.models import Admin, AuditAction, AuditEntry, Scope
from auth.models import Role, Session
from billing.models import Payment, Subscription
from billing.subscriptions import create_subscription
from infra.errors import Conflict, Forbidden
from tests.support import ServiceTestCase


class ReinstatementTest(ServiceTestCase):
    def test_suspension_ends_sessions(self) -> None:
        user = self.user()
        self.session_of(user)
        suspend(self.app, self.founder, user, "spam")
        self.assertEqual("suspended", user.status)
        self.assertEqual([], self.app.store[Session])
        self.assertEqual(1, self.audited(AuditAction.ACCOUNT_SUSPENDED))

    def test_reinstatement_takes_an_admin_and_leaves_a_trail(self) -> None:
        user = self.user()
        with self.assertRaises(Conflict):
            reinstate(self.app, self.founder, user, "never mind")
        suspend(self.app, self.founder, user, "spam")
        with self.assertRaises(Forbidden):
            reinstate(self.app, Admin("sam@example.com", {Scope.SUPPORT}), user, "sorry")
        self.assertEqual(0, self.audited(AuditAction.ACCOUNT_REINSTATED))

        reinstate(self.app, self.founder, user, "appeal granted")
        self.assertEqual("active", user.status)
        self.assertIsNone(user.suspended_at)
        self.assertEqual(1, self.audited(AuditAction.ACCOUNT_REINSTATED))


class ScopeTest(ServiceTestCase):
    def subscription(self) -> Subscription:
        customer = self.user()
        return create_subscription(self.app, customer, self.plan(), self.card(customer))

    def test_scopes_limit_what_an_admin_does(self) -> None:
        support = appoint(self.app, self.founder, self.user("sam"), {Scope.SUPPORT})
        subscription = self.subscription()
        payment = self.app.store[Payment].get(status="settled")
        with self.assertRaises(Forbidden):
            suspend(self.app, support, subscription.customer, "spam")
        with self.assertRaises(Forbidden):
            refund_payment(self.app, support, payment, "unhappy")
        self.assertEqual("settled", payment.status)

    def test_billing_scope_covers_refunds_and_plan_changes(self) -> None:
        clerk = appoint(self.app, self.founder, self.user("bill"), {Scope.BILLING})
        subscription = self.subscription()
        payment = self.app.store[Payment].get(status="settled")
        refund_payment(self.app, clerk, payment, "unhappy")
        self.assertEqual("refunded", payment.status)
        change_plan(self.app, clerk, subscription, self.plan("pro"))
        self.assertEqual("pro", subscription.plan.name)
        actions = [entry.action for entry in self.app.store[AuditEntry].where(actor=clerk.email)]
        self.assertEqual([AuditAction.PAYMENT_REFUNDED, AuditAction.PLAN_CHANGED], actions)

    def test_refunds_are_given_for_a_while(self) -> None:
        self.subscription()
        payment = self.app.store[Payment].get(status="settled")
        self.advance(self.app.settings.refund_window)
        with self.assertRaises(Conflict):
            refund_payment(self.app, self.founder, payment, "late")

    def test_appointment_makes_a_user_internal_once(self) -> None:
        user = self.user()
        appoint(self.app, self.founder, user, {Scope.USERS})
        self.assertIs(Role.INTERNAL, user.role)
        with self.assertRaises(Conflict):
            appoint(self.app, self.founder, user, {Scope.BILLING})

    def test_support_unlocks(self) -> None:
        user = self.user()
        user.failed_attempts = self.app.settings.max_login_attempts
        user.locked_until = self.app.now() + self.app.settings.lockout_duration
        unlock(self.app, Admin("sam@example.com", {Scope.SUPPORT}), user)
        self.session_of(user)


class BackOfficeTest(ServiceTestCase):
    def test_handlers_want_an_internal_admin(self) -> None:
        member = self.user()
        self.assertStatus(401, "GET", "/admin/audit")
        self.assertStatus(403, "GET", "/admin/audit", self.session_of(member))
        colleague = self.user("ivy", Role.INTERNAL)
        self.assertStatus(403, "GET", "/admin/audit", self.session_of(colleague))

    def test_an_admin_looks_after_accounts(self) -> None:
        session = self.session_of(self.user("founder", Role.INTERNAL))
        self.user()
        ada = "/admin/users/ada@example.com"
        self.assertStatus(200, "POST", f"{ada}/suspend", session, reason="spam")
        self.assertStatus(403, "POST", "/login", email="ada@example.com", password="whatever")
        record = self.assertStatus(200, "GET", ada, session)
        self.assertEqual("suspended", record["status"])
        trail = self.assertStatus(200, "GET", "/admin/audit", session)
        self.assertEqual(
            [AuditAction.ACCOUNT_SUSPENDED, AuditAction.RECORD_VIEWED],
            [entry["action"] for entry in trail],
        )

    def test_the_billing_desk_shows_payments(self) -> None:
        session = self.session_of(self.user("founder", Role.INTERNAL))
        customer = self.user()
        subscription = create_subscription(self.app, customer, self.plan(), self.card(customer))
        record = self.assertStatus(200, "GET", f"/admin/subscriptions/{subscription.id}", session)
        payment = record["payments"][0]["id"]
        self.assertStatus(200, "POST", f"/admin/payments/{payment}/refund", session, reason="ok")
