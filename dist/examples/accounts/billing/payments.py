"""Invoices and the payments for them."""

from decimal import Decimal

from billing.models import Invoice, Payment, Subscription
from infra.context import App
from infra.errors import Conflict


def process_payment(app: App, subscription: Subscription, amount: Decimal) -> Payment:
    """Invoice a period of an active subscription and charge for it."""
    if subscription.status != "active":
        raise Conflict("only active subscriptions are billed")
    invoice = app.store[Invoice].add(Invoice(subscription, amount))
    generate_invoice(app, invoice)
    return charge_invoice(app, invoice)


def generate_invoice(app: App, invoice: Invoice) -> None:
    """Issue a draft under a number. Nobody is sent an invoice over nothing."""
    if invoice.status != "draft":
        raise Conflict("this invoice was issued already")
    if invoice.amount <= 0:
        raise Conflict("there is nothing to invoice")
    numbered = [other for other in app.store[Invoice] if other.number]
    invoice.number = f"{app.now().year}-{len(numbered) + 1:05}"
    invoice.status = "issued"
    invoice.issued_at = app.now()


def charge_invoice(app: App, invoice: Invoice) -> Payment:
    if invoice.status != "issued":
        raise Conflict("this invoice is not open for payment")

    now, method = app.now(), invoice.subscription.payment_method
    accepted = method.expires_at > now and app.gateway.charge(
        method.token, invoice.amount, invoice.number
    )
    if accepted:
        invoice.status = "paid"
        invoice.paid_at = now
    status = "settled" if accepted else "declined"
    return app.store[Payment].add(Payment(invoice, invoice.amount, now, status))
