"""Secrets that are made once and kept in the state folder, readable by their owner alone."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from fourfold.config.postgres.places import state_folder


def development_secret() -> str:
    """The key that signs sessions of a demonstration, test or bench; made on first use."""
    return kept_secret(state_folder() / "secret-key")


def kept_secret(path: Path) -> str:
    """The secret in `path`; 64 random characters are written there (mode 0600) when it is missing."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        # A link fails where another process was first: then its secret is the one that counts.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def role_password(administrator_password: str, role: str, system_identifier: str) -> str:
    """The password of `role` on one server: the same for everyone who knows the administrator's."""
    message = f"fourfold role {role} on {system_identifier}".encode()
    return hmac.new(administrator_password.encode(), message, hashlib.sha256).hexdigest()
