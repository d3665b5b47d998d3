from datetime import timedelta
from decimal import Decimal

from billing.models import Invoice, Payment, Subscription
from billing.payments import generate_invoice
from billing.subscriptions import add_payment_method, cancel, create_subscription
from infra.errors import Conflict, Forbidden, InvalidInput
from infra.mailer import EmailTemplate
from tests.support import ServiceTestCase


class SubscriptionTest(ServiceTestCase):
    def subscribe(self, token: str = "tok_1") -> Subscription:
        customer = self.user()
        return create_subscription(self.app, customer, self.plan(), self.card(customer, token))

    def test_subscribing_charges_the_first_period(self) -> None:
        subscription = self.subscribe()
        payment = self.app.store[Payment].get(status="settled")
        self.assertIs(subscription, payment.invoice.subscription)
        self.assertEqual(Decimal("9.00"), payment.amount)
        self.assertEqual("paid", payment.invoice.status)

    def test_one_subscription_at_a_time(self) -> None:
        subscription = self.subscribe()
        again = (subscription.customer, subscription.plan, subscription.payment_method)
        with self.assertRaises(Conflict):
            create_subscription(self.app, *again)
        cancel(self.app, subscription)
        create_subscription(self.app, *again)

    def test_nobody_pays_with_the_card_of_another(self) -> None:
        with self.assertRaises(Forbidden):
            create_subscription(self.app, self.user(), self.plan(), self.card(self.user("bob")))

    def test_subscriptions_renew(self) -> None:
        subscription = self.subscribe()
        period_end = subscription.current_period_end
        self.advance(timedelta(days=30))
        self.service.tick()
        self.assertEqual(2, len(self.app.store[Payment].where(status="settled")))
        self.assertEqual(period_end + timedelta(days=30), subscription.current_period_end)

    def test_a_declined_payment_ends_the_subscription(self) -> None:
        self.app.gateway.declined_tokens.add("tok_bad")
        subscription = self.subscribe("tok_bad")
        self.assertEqual("cancelled", subscription.status)
        self.assertEqual("issued", self.app.store[Invoice][0].status)
        self.assertIn(
            (subscription.customer.email, EmailTemplate.PAYMENT_DECLINED), self.app.mailer.outbox
        )

    def test_no_invoice_over_nothing(self) -> None:
        with self.assertRaises(Conflict):
            generate_invoice(self.app, Invoice(self.subscribe(), Decimal(0)))

    def test_expired_payment_methods(self) -> None:
        customer = self.user()
        with self.assertRaises(InvalidInput):
            add_payment_method(self.app, customer, "tok", "4242", self.app.now())
        card = self.card(customer)
        self.advance(timedelta(days=701))
        with self.assertRaises(Conflict):
            create_subscription(self.app, customer, self.plan(), card)
