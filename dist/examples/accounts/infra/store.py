"""An in-memory store with one table per record type: `store[User]` holds the users."""

import secrets
from typing import Any, TypeVar

from infra.errors import NotFound

T = TypeVar("T")


def new_id() -> str:
    """Cannot be guessed, so it also serves as a secret."""
    return secrets.token_urlsafe(24)


class Table(list[T]):
    def add(self, record: T) -> T:
        self.append(record)
        return record

    def where(self, **fields: Any) -> list[T]:
        return [each for each in self if all(getattr(each, f) == v for f, v in fields.items())]

    def find(self, **fields: Any) -> T | None:
        return next(iter(self.where(**fields)), None)

    def get(self, **fields: Any) -> T:
        record = self.find(**fields)
        if record is None:
            raise NotFound()
        return record


class Store:
    def __init__(self) -> None:
        self._tables: dict[type, Table[Any]] = {}

    def __getitem__(self, record_type: type[T]) -> Table[T]:
        return self._tables.setdefault(record_type, Table())
