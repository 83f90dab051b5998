"""A security key in software, for tests: it answers what a page asks a browser for, as a browser would hand it on."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from fourfold.core.access.factors.passkeys import Made

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Authenticator:
    """One key for one site. `counts` as a security key does; a telephone's passkeys say nought for ever."""

    def __init__(self, site: str = "http://testserver", *, counts: bool = True) -> None:
        self.site, self.rp = site, site.split("//")[1].split(":")[0]
        self.key, self.id = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(32)
        self.counts, self.count = counts, 0

    @property
    def public(self) -> AttestedCredentialData:
        key = ES256.from_cryptography_key(self.key.public_key())
        return AttestedCredentialData.create(bytes(16), self.id, key)

    def made(self) -> Made:
        """What is kept of this key."""
        return Made(base64.b64encode(self.id).decode(), base64.b64encode(bytes(self.public)).decode(), 0)

    def creates(self, options: dict[str, Any]) -> str:
        """The answer to a page that asks for a new passkey."""
        data = AuthenticatorData.create(
            self._rp(), PRESENT | VERIFIED | ATTESTED, self.count, bytes(self.public)
        )
        made = AttestationObject.create("none", data, {})
        client = self._client("webauthn.create", options)
        return self._said(
            {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(made)}
        )

    def gets(self, options: dict[str, Any]) -> str:
        """The answer to a page that asks for a passkey."""
        self.count += self.counts
        data = AuthenticatorData.create(self._rp(), PRESENT | VERIFIED, self.count)
        client = self._client("webauthn.get", options)
        signed = self.key.sign(bytes(data) + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._said(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signed),
            }
        )

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        return bytes(CollectedClientData.create(kind, options["challenge"], self.site))

    def _rp(self) -> bytes:
        return hashlib.sha256(self.rp.encode()).digest()

    def _said(self, response: dict[str, str]) -> str:
        name = websafe_encode(self.id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {},
            }
        )


def asked_on(page: str) -> tuple[dict[str, Any], str]:
    """What a page asks the browser for, and the same sealed."""
    options = html.unescape(re.search(r'data-options="([^"]+)"', page)[1])
    sealed = html.unescape(re.search(r'name="asked" value="([^"]+)"', page)[1])
    return json.loads(options), sealed
