"""The life of a subscription, and the payment methods it is paid with."""

from datetime import datetime

from auth.models import User
from billing.models import PaymentMethod, Plan, Subscription
from billing.payments import process_payment
from infra.context import App
from infra.errors import Conflict, Forbidden, InvalidInput
from infra.mailer import EmailTemplate


def add_payment_method(
    app: App, customer: User, token: str, last_four: str, expires_at: datetime
) -> PaymentMethod:
    customer.ensure_active()
    if expires_at <= app.now():
        raise InvalidInput("this payment method has expired")
    return app.store[PaymentMethod].add(PaymentMethod(customer, token, last_four, expires_at))


def create_subscription(
    app: App, customer: User, plan: Plan, payment_method: PaymentMethod
) -> Subscription:
    """Subscribe a customer and charge the first period on the spot."""
    customer.ensure_active()
    if payment_method.owner is not customer:
        raise Forbidden()
    if payment_method.expires_at <= app.now():
        raise Conflict("this payment method has expired")
    if app.store[Subscription].find(customer=customer, status="active"):
        raise Conflict("there is a subscription already")

    period_end = app.now() + plan.period
    subscription = Subscription(customer, plan, payment_method, period_end)
    app.store[Subscription].add(subscription)
    bill(app, subscription)
    return subscription


def bill(app: App, subscription: Subscription) -> None:
    """Charge for a period. A subscription that is not paid for ends."""
    payment = process_payment(app, subscription, subscription.plan.price)
    if payment.status == "declined":
        cancel(app, subscription)
        app.mailer.send(subscription.customer.email, EmailTemplate.PAYMENT_DECLINED)


def cancel(app: App, subscription: Subscription) -> None:
    if subscription.status != "active":
        raise Conflict("the subscription has ended already")
    subscription.status = "cancelled"
    subscription.cancelled_at = app.now()
