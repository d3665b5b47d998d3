"""Password hashing and strength."""

import hashlib
import hmac
import secrets

from infra.context import App
from infra.errors import InvalidInput


def hash_password(password: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_digest(password, salt)}"


def verify_password(password: str, password_hash: str) -> bool:
    salt, digest = password_hash.split("$")
    return hmac.compare_digest(_digest(password, bytes.fromhex(salt)), digest)


def ensure_strong(app: App, password: str) -> None:
    if len(password) < app.settings.min_password_length:
        raise InvalidInput(f"at least {app.settings.min_password_length} characters, please")


def _digest(password: str, salt: bytes) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 1_000).hex()
