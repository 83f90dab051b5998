"""What the environment tells the platform, checked when it starts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

from fourfold.config.postgres.places import state_folder
from fourfold.config.postgres.secret import development_secret

Purpose = Literal["live", "demonstration", "test", "bench"]


class Environment(BaseSettings):
    """Every setting that an installation may choose; names carry the prefix FOURFOLD_."""

    model_config = SettingsConfigDict(env_prefix="FOURFOLD_")

    purpose: Purpose = "live"
    starts_at: datetime | None = None
    secret_key: str = ""
    hosts: list[str] = ["localhost", "127.0.0.1", "[::1]"]
    https: bool = False
    proxies: int = 0
    marking: str = "OFFICIAL-SENSITIVE"
    spool: Path | None = None
    # Where the worker publishes signed checkpoints of the audit log, and the private key that it signs them with.
    checkpoint_folder: Path | None = None
    checkpoint_key: Path | None = None
    # Who must say why before they read what, where it is not what is shipped.
    reasons: Path | None = None
    # An organisation's own sign-in over OpenID Connect, and whether it asks for a second factor itself.
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = ""
    oidc_name: str = "your organisation"
    oidc_second_factor: bool = False
    # How long a session lasts, unused and altogether; how many somebody has at once; how long a proof holds.
    idle_minutes: int = 60
    session_hours: int = 8
    sessions_at_once: int = 5
    proved_minutes: int = 15
    # Keys that seal the secrets of second factors: the first seals, each of them opens.
    factor_keys: list[str] = []
    # What roles demand of whoever signs in, where it is not what is shipped.
    required: Path | None = None

    def keys_for_factors(self) -> list[str]:
        """The keys that seal second factors; without any of their own, the one that signs sessions."""
        return self.factor_keys or [self.secret()]

    def spool_folder(self) -> Path:
        """Where received files wait until they are loaded."""
        return self.spool or state_folder() / "incoming"

    def secret(self) -> str:
        """The key that signs sessions. A live platform must be given one; the others make their own."""
        if self.secret_key:
            return self.secret_key
        if self.purpose == "live":
            raise SystemExit(
                "FOURFOLD_SECRET_KEY is not set. A live platform signs its sessions with it: "
                "set it to 50 random characters or more, and keep it out of the repository."
            )
        return development_secret()
