"""Every administrative action is authorised here and recorded here."""

from contextlib import contextmanager
from typing import Iterator

from admin.models import Admin, AuditAction, AuditEntry, Resource, Scope
from admin.permissions import authorise
from infra.context import App


@contextmanager
def act(
    app: App, admin: Admin, action: AuditAction, scope: Scope, reference: str,
    reason: str | None = None,
) -> Iterator[None]:
    """Authorise an action, let it happen, and record it unless it failed."""
    resource = Resource(scope, reference)
    authorise(admin, action, resource)
    yield
    app.store[AuditEntry].add(AuditEntry(admin.email, action, resource, reason, app.now()))
