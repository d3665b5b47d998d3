"""A day in the life of the service. Run it with `python3 -m demo`."""

from datetime import timedelta
from typing import Any

from app import FOUNDER_EMAIL, Service
from auth.models import Role, User

ADA, PASSWORD = "ada@example.com", "correct horse battery"


def main() -> None:
    service = Service()

    def call(method: str, path: str, session: str | None = None, **body: Any) -> Any:
        response = service.request(method, path, session, **body)
        print(response.status, f"{method:6}", path, response.body or "")
        return response.body

    def log_in(email: str) -> str:
        return call("POST", "/login", email=email, password=PASSWORD)["session"]

    for email, name in ((FOUNDER_EMAIL, "Flo"), (ADA, "Ada")):
        call("POST", "/register", email=email, name=name, password=PASSWORD)
    service.app.store[User].get(email=FOUNDER_EMAIL).role = Role.INTERNAL
    founder, ada = log_in(FOUNDER_EMAIL), log_in(ADA)

    card = {"token": "tok_1", "last_four": "4242", "expires_at": "2099-01-01T00:00:00+00:00"}
    method = call("POST", "/payment-methods", ada, **card)["id"]
    call("POST", "/subscription", ada, plan="starter", payment_method=method)
    call("POST", "/teams", ada, name="Engines")

    call("POST", f"/admin/users/{ADA}/suspend", founder, reason="terms of service")
    call("POST", "/password-reset", email=ADA)
    call("POST", f"/admin/users/{ADA}/reinstate", founder, reason="appeal granted")

    service.app.clock_offset += timedelta(days=31)
    service.tick()
    call("GET", "/subscription", log_in(ADA))
    call("GET", "/admin/audit", log_in(FOUNDER_EMAIL))


if __name__ == "__main__":
    main()
