"""Puts the service together: one app, all routes, all jobs."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import admin.handlers
import auth.handlers
import auth.jobs
import billing.handlers
import billing.jobs
import teams.handlers
from admin.models import Admin, Scope
from billing.models import Plan
from infra.context import App
from infra.router import Request, Response, Router

FOUNDER_EMAIL = "founder@example.com"
# The price list is kept outside this service.
PRICE_LIST = {"starter": Decimal("9.00"), "pro": Decimal("29.00")}


class Service:
    def __init__(self) -> None:
        self.app = App()
        self.router = Router()
        for part in (auth, billing, teams, admin):
            self.router.include(part.handlers.routes)
        self.app.store[Admin].add(Admin(FOUNDER_EMAIL, set(Scope)))
        for name, price in PRICE_LIST.items():
            self.app.store[Plan].add(Plan(name, price, period=timedelta(days=30)))

    def request(self, method: str, path: str, session: str | None = None, **body: Any) -> Response:
        return self.router.dispatch(Request(self.app, method, path, body, session))

    def tick(self) -> None:
        """Run the jobs that are due."""
        for scheduler in (auth.jobs.jobs, billing.jobs.jobs):
            scheduler.tick(self.app)
