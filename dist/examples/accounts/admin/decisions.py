"""What administrators decide: about accounts, refunds and plans."""

from admin.actions import act
from admin.models import Admin, AuditAction, Scope
from auth.access import end_sessions
from auth.models import Role, User
from billing.models import Payment, Plan, Subscription
from infra.context import App
from infra.errors import Conflict
from infra.mailer import EmailTemplate


def suspend(app: App, admin: Admin, user: User, reason: str) -> None:
    with act(app, admin, AuditAction.ACCOUNT_SUSPENDED, Scope.USERS, user.email, reason):
        user.ensure_active()
        user.status = "suspended"
        user.suspended_at = app.now()
        user.suspension_reason = reason
        end_sessions(app, user)
    app.mailer.send(user.email, EmailTemplate.ACCOUNT_SUSPENDED)


def reinstate(app: App, admin: Admin, user: User, reason: str) -> None:
    """Approve of letting a suspended user back in."""
    with act(app, admin, AuditAction.ACCOUNT_REINSTATED, Scope.USERS, user.email, reason):
        if user.status != "suspended":
            raise Conflict("this account is not suspended")
        user.status = "active"
        user.suspended_at = None
        user.suspension_reason = None
    app.mailer.send(user.email, EmailTemplate.ACCOUNT_REINSTATED)


def unlock(app: App, admin: Admin, user: User) -> None:
    """Let somebody try again who has used up all attempts."""
    with act(app, admin, AuditAction.ACCOUNT_UNLOCKED, Scope.SUPPORT, user.email):
        if user.locked_until is None:
            raise Conflict("this account is not locked")
        user.failed_attempts = 0
        user.locked_until = None


def appoint(app: App, admin: Admin, user: User, scopes: set[Scope]) -> Admin:
    with act(app, admin, AuditAction.ADMIN_APPOINTED, Scope.USERS, user.email):
        user.ensure_active()
        if app.store[Admin].find(email=user.email):
            raise Conflict("this is an administrator already")
        user.role = Role.INTERNAL
        return app.store[Admin].add(Admin(user.email, set(scopes)))


def refund_payment(app: App, admin: Admin, payment: Payment, reason: str) -> None:
    customer = payment.invoice.subscription.customer
    with act(app, admin, AuditAction.PAYMENT_REFUNDED, Scope.BILLING, customer.email, reason):
        if payment.status != "settled":
            raise Conflict("only settled payments are refunded")
        if payment.processed_at + app.settings.refund_window <= app.now():
            raise Conflict("the refund window has closed")
        app.gateway.refund(payment.invoice.number, payment.amount)
        payment.status = "refunded"
        payment.refunded_at = app.now()


def change_plan(app: App, admin: Admin, subscription: Subscription, plan: Plan) -> None:
    """Switch to another plan; its price applies from the next period on."""
    customer = subscription.customer
    with act(app, admin, AuditAction.PLAN_CHANGED, Scope.BILLING, customer.email):
        if subscription.status != "active":
            raise Conflict("only active subscriptions change plans")
        if plan == subscription.plan:
            raise Conflict("this is the plan already")
        subscription.plan = plan
