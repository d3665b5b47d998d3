"""What the scopes of an administrator allow."""

from enum import Enum
from typing import Callable

from admin.models import Admin, AuditAction, Resource
from infra.errors import Forbidden


class Operation(Enum):
    READ = "read"
    WRITE = "write"


READ_ACTIONS = frozenset({AuditAction.RECORD_VIEWED})


def operation_of(action: AuditAction) -> Operation:
    return Operation.READ if action in READ_ACTIONS else Operation.WRITE


def holds_scope(admin: Admin, resource: Resource) -> bool:
    return resource.scope in admin.scopes


CHECKS: dict[Operation, Callable[[Admin, Resource], bool]] = {
    Operation.READ: holds_scope,
    Operation.WRITE: holds_scope,
}


def authorise(admin: Admin, action: AuditAction, resource: Resource) -> None:
    """Refuse an action on a resource that the administrator's scopes leave out."""
    permitted = CHECKS[operation_of(action)]
    if not permitted(admin, resource):
        raise Forbidden(f"{action.value} takes the {resource.scope.value} scope")
