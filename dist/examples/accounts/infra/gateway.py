"""The payment processor, as far as we depend on it."""

from decimal import Decimal


class SandboxGateway:
    """Accepts every charge, except on the tokens it was told to decline."""

    def __init__(self) -> None:
        self.declined_tokens: set[str] = set()
        self.charged: dict[str, Decimal] = {}

    def charge(self, token: str, amount: Decimal, invoice_number: str) -> bool:
        """Take the money, at most once per invoice number."""
        if token in self.declined_tokens:
            return False
        self.charged[invoice_number] = amount
        return True

    def refund(self, invoice_number: str, amount: Decimal) -> bool:
        return self.charged.pop(invoice_number, None) == amount
