"""Passkeys (WebAuthn): what the browser is asked for, and whether its answer holds. Bound to this platform's address.

What is asked for carries a challenge, which comes back sealed with the form, for five minutes, and is answered once: an
answer to what was asked before the passkey was last used is not taken again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from fourfold.core.access import world
from fourfold.core.access.factors import sealing
from fourfold.core.access.factors.models import Passkey

FOR_SECONDS = 5 * 60


class NotAnswered(Exception):
    """What came back is no answer to what was asked."""


@dataclass(frozen=True)
class Asked:
    """What the page's script asks the browser for, and the same, sealed, for the form to bring back."""

    options: str
    sealed: str


@dataclass(frozen=True)
class Made:
    """A new passkey, as it is kept."""

    credential: str
    data: str
    count: int


@dataclass(frozen=True)
class Used:
    """Which passkey answered, how often it says it was used, and when it was asked."""

    credential: str
    count: int
    asked_at: datetime


def ask_for_new(request: HttpRequest, user_id: int, name: str, held: Iterable[Passkey]) -> Asked:
    """Ask for a passkey that this device does not have yet."""
    who = PublicKeyCredentialUserEntity(id=str(user_id).encode(), name=name, display_name=name)
    options, state = _server(request).register_begin(
        who,
        [_data(one) for one in held],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return _asked(options, state, user_id)


def new_one(request: HttpRequest, user_id: int, sealed: str, answer: str) -> Made:
    """The passkey that was made. Raises NotAnswered."""
    state, _at = _state(sealed, user_id)
    try:
        made = _server(request).register_complete(state, json.loads(answer))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotAnswered from None
    if made.credential_data is None:
        raise NotAnswered
    return Made(_text(made.credential_data.credential_id), _text(bytes(made.credential_data)), made.counter)


def ask(request: HttpRequest, user_id: int, held: Iterable[Passkey]) -> Asked:
    """Ask for one of somebody's passkeys."""
    options, state = _server(request).authenticate_begin(
        [_data(one) for one in held], user_verification=UserVerificationRequirement.PREFERRED
    )
    return _asked(options, state, user_id)


def used(request: HttpRequest, user_id: int, held: Iterable[Passkey], sealed: str, answer: str) -> Used:
    """Which of somebody's passkeys answered. Raises NotAnswered."""
    state, at = _state(sealed, user_id)
    try:
        said = json.loads(answer)
        found = _server(request).authenticate_complete(state, [_data(one) for one in held], said)
        count = AuthenticationResponse.from_dict(said).response.authenticator_data.counter
    except Exception as wrong:
        if type(wrong).__name__ not in KNOWN_FAULTS:
            raise
        raise NotAnswered from None
    return Used(_text(found.credential_id), count, at)


# What the library raises at an answer that does not hold; anything else is a fault of ours.
KNOWN_FAULTS = {
    "ValueError",
    "KeyError",
    "TypeError",
    "AttributeError",
    "InvalidSignature",
    "JSONDecodeError",
}


def _server(request: HttpRequest) -> Fido2Server:
    """For the address that the page was asked at: a passkey of another site, or of another platform, is none here."""
    host = request.get_host()
    ours = f"{request.scheme}://{host}"
    rp = PublicKeyCredentialRpEntity(id=host.partition(":")[0], name="Fourfold")
    return Fido2Server(rp, verify_origin=lambda origin: origin == ours)


def _asked(options: Any, state: Any, user_id: int) -> Asked:
    kept = {"person": user_id, "state": state, "at": world.now().isoformat()}
    return Asked(json.dumps(dict(options)["publicKey"], default=dict), sealing.seal(json.dumps(kept)))


def _state(sealed: str, user_id: int) -> tuple[Any, datetime]:
    try:
        kept = json.loads(sealing.opened(sealed, within=FOR_SECONDS))
    except (sealing.NotOurs, ValueError):
        raise NotAnswered from None
    if kept.get("person") != user_id:
        raise NotAnswered
    return kept["state"], datetime.fromisoformat(kept["at"])


def _data(one: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(base64.b64decode(one.data))


def _text(said: bytes) -> str:
    return base64.b64encode(said).decode()
