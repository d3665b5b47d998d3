"""A fresh service, and shortcuts through its front door."""

import unittest
from datetime import timedelta
from typing import Any

from admin.models import Admin, AuditAction, AuditEntry
from app import FOUNDER_EMAIL, Service
from auth.accounts import register
from auth.login import log_in
from auth.models import Role, User
from billing.models import PaymentMethod, Plan
from billing.subscriptions import add_payment_method

PASSWORD = "correct horse battery"


class ServiceTestCase(unittest.TestCase):
    def setUp(self) -> None:
        self.service = Service()
        self.app = self.service.app
        self.founder = self.app.store[Admin].get(email=FOUNDER_EMAIL)

    def advance(self, duration: timedelta) -> None:
        self.app.clock_offset += duration

    def user(self, name: str = "ada", role: Role = Role.MEMBER) -> User:
        user = register(self.app, f"{name}@example.com", name.title(), PASSWORD)
        user.role = role
        return user

    def session_of(self, user: User) -> str:
        return log_in(self.app, user.email, PASSWORD).id

    def plan(self, name: str = "starter") -> Plan:
        return self.app.store[Plan].get(name=name)

    def card(self, owner: User, token: str = "tok_1") -> PaymentMethod:
        expires_at = self.app.now() + timedelta(days=700)
        return add_payment_method(self.app, owner, token, "4242", expires_at)

    def audited(self, action: AuditAction) -> int:
        return len(self.app.store[AuditEntry].where(action=action))

    def assertStatus(self, expected: int, method: str, path: str, *args: Any, **body: Any) -> Any:
        response = self.service.request(method, path, *args, **body)
        self.assertEqual(expected, response.status, response.body)
        return response.body
