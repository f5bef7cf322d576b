"""The folder var/ and the keys this machine made for itself. Standard library only."""

import base64
import os
import secrets
from pathlib import Path

DELIVERY = "django.core.mail.backends.filebased.EmailBackend"


def local_address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def fresh_values(port: int) -> dict[str, str]:
    """Settings for a site on this very machine, with keys of its own."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(60),
        # The form that cryptography's Fernet takes: 32 random bytes.
        "FIELD_KEYS": base64.urlsafe_b64encode(os.urandom(32)).decode(),
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "SITE_HTTPS": "false",
        "SITE_URL": local_address(port),
        "EMAIL_DELIVERY": DELIVERY,
    }


def ensure_local(var: Path, port: int) -> None:
    """Make `var` and its local.env once, for this user's eyes only; never overwrite a key."""
    var.mkdir(mode=0o700, exist_ok=True)
    var.chmod(0o700)
    target = var / "local.env"
    if not target.exists():
        # Written aside first: a half-written file would lose the only copy of a key.
        part = var / "local.env.part"
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        part.write_text("".join(f"{name}={value}\n" for name, value in fresh_values(port).items()))
        part.rename(target)
    target.chmod(0o600)


def follow_port(var: Path, port: int) -> None:
    """Let links in mails name the port of this start, unless somebody chose another address."""
    chosen = dict(line.split("=", 1) for line in (var / "local.env").read_text().splitlines() if "=" in line)
    if chosen.get("SITE_URL", "").startswith("http://127.0.0.1:"):
        os.environ.setdefault("SITE_URL", local_address(port))
