"""What time does to subscriptions."""

from billing.models import Subscription
from billing.subscriptions import bill
from infra.context import App
from infra.scheduler import Scheduler

jobs = Scheduler()


@jobs.every(hours=1)
def renew_subscriptions(app: App) -> None:
    for subscription in app.store[Subscription].where(status="active"):
        if subscription.current_period_end <= app.now():
            subscription.current_period_end += subscription.plan.period
            bill(app, subscription)
