"""HTTP handlers of the back office."""

from dataclasses import asdict
from typing import Any

from admin.actions import act
from admin.decisions import appoint, change_plan, refund_payment, reinstate, suspend, unlock
from admin.models import Admin, AuditAction, AuditEntry, Scope
from auth.access import current_user
from auth.models import Role, User
from billing.models import Payment, Plan, Subscription
from infra.errors import Forbidden, InvalidInput
from infra.router import Request, Router

routes = Router()


def current_admin(request: Request) -> Admin:
    """Administrators sign in with an internal user account of the same address."""
    user = current_user(request, Role.INTERNAL)
    admin = request.app.store[Admin].find(email=user.email)
    if admin is None:
        raise Forbidden()
    return admin


@routes.get("/admin/audit")
def get_audit_trail(request: Request) -> list[dict[str, Any]]:
    admin = current_admin(request)
    with act(request.app, admin, AuditAction.RECORD_VIEWED, Scope.USERS, "audit trail"):
        return [asdict(entry) for entry in request.app.store[AuditEntry]]


@routes.get("/admin/users/<email>")
def get_user(request: Request) -> dict[str, Any]:
    admin, user = current_admin(request), _user(request)
    with act(request.app, admin, AuditAction.RECORD_VIEWED, Scope.USERS, user.email):
        shown = ("email", "role", "status", "suspended_at", "suspension_reason")
        return {name: getattr(user, name) for name in shown}


@routes.post("/admin/users/<email>/suspend")
def post_suspension(request: Request) -> None:
    suspend(request.app, current_admin(request), _user(request), request.value("reason"))


@routes.post("/admin/users/<email>/reinstate")
def post_reinstatement(request: Request) -> None:
    reinstate(request.app, current_admin(request), _user(request), request.value("reason"))


@routes.post("/admin/users/<email>/unlock")
def post_unlock(request: Request) -> None:
    unlock(request.app, current_admin(request), _user(request))


@routes.post("/admin/users/<email>/appoint")
def post_appointment(request: Request) -> None:
    try:
        scopes = {Scope(name) for name in request.value("scopes")}
    except ValueError:
        raise InvalidInput("no such scope") from None
    appoint(request.app, current_admin(request), _user(request), scopes)


@routes.get("/admin/subscriptions/<subscription>")
def get_subscription(request: Request) -> dict[str, Any]:
    admin, subscription = current_admin(request), _subscription(request)
    reference = subscription.customer.email
    with act(request.app, admin, AuditAction.RECORD_VIEWED, Scope.BILLING, reference):
        payments = [
            {"id": each.id, "amount": str(each.amount), "status": each.status}
            for each in request.app.store[Payment]
            if each.invoice.subscription is subscription
        ]
        return {"plan": subscription.plan.name, "payments": payments}


@routes.post("/admin/subscriptions/<subscription>/plan")
def post_plan_change(request: Request) -> None:
    plan = request.app.store[Plan].get(name=request.value("plan"))
    change_plan(request.app, current_admin(request), _subscription(request), plan)


@routes.post("/admin/payments/<payment>/refund")
def post_refund(request: Request) -> None:
    payment = request.app.store[Payment].get(id=request.params["payment"])
    refund_payment(request.app, current_admin(request), payment, request.value("reason"))


def _user(request: Request) -> User:
    return request.app.store[User].get(email=request.params["email"])


def _subscription(request: Request) -> Subscription:
    return request.app.store[Subscription].get(id=request.params["subscription"])
