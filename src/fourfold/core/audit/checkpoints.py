"""Signed checkpoints: what the last block of the log was at a moment, as a line to be kept and published outside.

Inside the database nobody can tell that the end of a log was cut off, or that a whole chain was worked out anew.
Whoever holds a checkpoint can. A line is JSON: era, no, hash, at, and an Ed25519 signature over these four (RFC 8032),
in hexadecimal. The public half of the key can be given to anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)  # fmt: skip


class NoCheckpointError(ValueError):
    """A line or key that is none; the message says why in words."""


@dataclass(frozen=True)
class Checkpoint:
    """The last block at a moment: its era and number, its hash in hexadecimal, and when it was sealed, in ISO 8601."""

    era: int
    no: int
    hash: str
    at: str

    @property
    def signed(self) -> bytes:
        """What the signature is over."""
        return f"fourfold audit checkpoint 1|{self.era}|{self.no}|{self.hash}|{self.at}".encode()


def new_key() -> tuple[bytes, bytes]:
    """A private key and its public half, as PEM."""
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def line(checkpoint: Checkpoint, private: bytes) -> str:
    """A checkpoint with its signature, as a line of a file. Raises NoCheckpointError for a key that is none."""
    try:
        key = load_pem_private_key(private, None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise NoCheckpointError("The private key cannot be read. Make one with: fourfold audit key")
    return json.dumps({**asdict(checkpoint), "signature": key.sign(checkpoint.signed).hex()})


def read(lines: Iterable[str], public: bytes) -> list[Checkpoint]:
    """The checkpoints of a file. Raises NoCheckpointError, naming the line, where one is not signed with this key."""
    try:
        key = load_pem_public_key(public)
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise NoCheckpointError(
            "The public key cannot be read. It is what “fourfold audit key” wrote beside the private one."
        )
    numbered = enumerate(lines, start=1)
    return [_read(text, key, number) for number, text in numbered if text.strip()]


def _read(text: str, key: Ed25519PublicKey, number: int) -> Checkpoint:
    try:
        said = json.loads(text)
        signature = bytes.fromhex(said.pop("signature"))
        checkpoint = Checkpoint(**said)
        key.verify(signature, checkpoint.signed)
    except InvalidSignature:
        raise NoCheckpointError(f"Line {number} of the checkpoints is not signed with this key.") from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise NoCheckpointError(f"Line {number} of the checkpoints cannot be read.") from None
    return checkpoint
