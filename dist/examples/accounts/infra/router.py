"""A small router: handlers register a method and a path, requests find them."""

import re
from dataclasses import dataclass, field
from functools import partialmethod
from typing import Any, Callable

from infra.context import App
from infra.errors import InvalidInput, NotFound, ServiceError


@dataclass
class Request:
    app: App
    method: str
    path: str
    body: dict[str, Any] = field(default_factory=dict)
    session_id: str | None = None
    params: dict[str, str] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        if name not in self.body:
            raise InvalidInput(f"{name} is missing")
        return self.body[name]


@dataclass(frozen=True)
class Response:
    status: int
    body: Any = None


Handler = Callable[[Request], Any]


class Router:
    def __init__(self) -> None:
        self._routes: list[tuple[str, re.Pattern[str], Handler]] = []

    def include(self, other: "Router") -> None:
        self._routes += other._routes

    def dispatch(self, request: Request) -> Response:
        for method, pattern, handler in self._routes:
            match = pattern.fullmatch(request.path)
            if match and method == request.method:
                request.params = match.groupdict()
                try:
                    return Response(200, handler(request))
                except ServiceError as error:
                    return Response(error.status, {"error": str(error) or type(error).__name__})
        return Response(NotFound.status, {"error": "no such page"})

    def _register(self, method: str, path: str) -> Callable[[Handler], Handler]:
        pattern = re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", path))

        def register(handler: Handler) -> Handler:
            self._routes.append((method, pattern, handler))
            return handler

        return register

    get = partialmethod(_register, "GET")
    post = partialmethod(_register, "POST")
    delete = partialmethod(_register, "DELETE")
