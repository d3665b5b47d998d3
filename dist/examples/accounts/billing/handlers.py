"""HTTP handlers for customers who pay."""

from datetime import datetime
from typing import Any

from auth.access import current_user
from billing.models import Invoice, PaymentMethod, Plan, Subscription
from billing.subscriptions import add_payment_method, cancel, create_subscription
from infra.errors import InvalidInput
from infra.router import Request, Router

routes = Router()


@routes.post("/payment-methods")
def post_payment_method(request: Request) -> dict[str, str]:
    customer = current_user(request)
    token, last_four = request.value("token"), request.value("last_four")
    try:
        expires_at = datetime.fromisoformat(request.value("expires_at"))
    except ValueError:
        raise InvalidInput("expires_at is no point in time") from None
    return {"id": add_payment_method(request.app, customer, token, last_four, expires_at).id}


@routes.post("/subscription")
def post_subscription(request: Request) -> dict[str, str]:
    customer, store = current_user(request), request.app.store
    plan = store[Plan].get(name=request.value("plan"))
    method = store[PaymentMethod].get(id=request.value("payment_method"))
    subscription = create_subscription(request.app, customer, plan, method)
    return {"id": subscription.id, "status": subscription.status}


@routes.get("/subscription")
def get_subscription(request: Request) -> dict[str, Any]:
    subscription = _subscription(request)
    invoices = request.app.store[Invoice].where(subscription=subscription)
    return {
        "plan": subscription.plan.name,
        "current_period_end": subscription.current_period_end.isoformat(),
        "invoices": [(each.number, str(each.amount), each.status) for each in invoices],
    }


@routes.delete("/subscription")
def delete_subscription(request: Request) -> None:
    cancel(request.app, _subscription(request))


def _subscription(request: Request) -> Subscription:
    return request.app.store[Subscription].get(customer=current_user(request), status="active")
