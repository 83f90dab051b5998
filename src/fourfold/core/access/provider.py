"""An organisation's own sign-in, asked over OpenID Connect: the authorization code with PKCE, a state and a nonce.

What the provider says is believed when its token is signed by its keys, by the issuer that this platform trusts, for
this platform, now, and for the attempt that began in this browser. It names a subject; whose that is, two people have
said. Nothing else of it is read or kept.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from django.conf import settings
from django.utils.translation import gettext as _
from joserfc import jwt
from joserfc.errors import ExpiredTokenError, InvalidClaimError, JoseError, MissingClaimError
from joserfc.jwk import KeySet

from fourfold.core.access import world

SIGNED_BY = ["RS256", "PS256", "ES256", "EdDSA"]  # never "none", and no secret that both sides hold
SECONDS = 10  # how long it is waited for
LEEWAY = 60  # seconds by which its clock may differ
DISCOVERY = "/.well-known/openid-configuration"


class NotSaid(Exception):
    """The provider did not say who somebody is; the text is the sentence for them."""


@dataclass(frozen=True)
class Attempt:
    """What one attempt in one browser is known by."""

    state: str
    nonce: str
    verifier: str


def is_there() -> bool:
    """Whether this platform trusts a provider."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT)


def begin(back: str) -> tuple[str, Attempt]:
    """Where to send the browser, which comes `back` to an address of ours. Raises NotSaid."""
    attempt = Attempt(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(64))
    address, _state = _client(back).create_authorization_url(
        _described()["authorization_endpoint"],
        state=attempt.state,
        nonce=attempt.nonce,
        code_verifier=attempt.verifier,
    )
    return address, attempt


def subject(answer: dict[str, str], attempt: Attempt, back: str) -> str:
    """Whom the provider says somebody is, from what their browser brought back. Raises NotSaid."""
    if not secrets.compare_digest(answer.get("state", ""), attempt.state):
        raise NotSaid(not_ours())
    if "code" not in answer:
        raise NotSaid(_("Your organisation's sign-in let nobody in. Begin again, or ask your administrator."))
    described = _described()
    token = _token(described, answer["code"], attempt, back)
    return _checked(token, described, attempt)


def not_ours() -> str:
    """The sentence for what comes back to a browser in which nothing of it began."""
    return _("That answer belongs to no attempt that began in this browser a short while ago. Begin again.")


def _token(described: dict[str, Any], code: str, attempt: Attempt, back: str) -> dict[str, Any]:
    """What the provider gives for a code, which it gives once."""
    try:
        with _client(back) as client:
            return dict(
                client.fetch_token(
                    described["token_endpoint"], code=code, code_verifier=attempt.verifier, timeout=SECONDS
                )
            )
    except requests.RequestException:
        raise NotSaid(_silent()) from None
    except (AuthlibBaseError, ValueError):
        raise NotSaid(_("That answer was used before, or is too old. Begin again.")) from None


def _checked(token: dict[str, Any], described: dict[str, Any], attempt: Attempt) -> str:
    """The subject of a token that holds, in the order in which a fault is told best."""
    try:
        keys = KeySet.import_key_set(_fetched(described["jwks_uri"]))
        read = jwt.decode(token.get("id_token", ""), keys, algorithms=SIGNED_BY)
        asked = {
            "iss": {"essential": True, "values": [settings.OIDC_ISSUER]},
            "aud": {"essential": True, "value": settings.OIDC_CLIENT},
        }
        given = {
            "nonce": attempt.nonce,
            "client_id": settings.OIDC_CLIENT,
            "access_token": token.get("access_token"),
        }
        claims = CodeIDToken(read.claims, read.header, asked, given)
        claims.validate(now=int(world.now().timestamp()), leeway=LEEWAY)
    except ExpiredTokenError:
        raise NotSaid(
            _("Your organisation's answer is too old. Begin again; if it goes on, its clock is wrong.")
        ) from None
    except (InvalidClaimError, MissingClaimError) as wrong:
        raise NotSaid(_wrong_claim(str(getattr(wrong, "claim", "") or wrong))) from None
    except (JoseError, ValueError, KeyError, TypeError):
        raise NotSaid(
            _("Your organisation's answer is not signed as it should be. Tell your administrator.")
        ) from None
    return str(claims["sub"])


def _wrong_claim(said: str) -> str:
    if "nonce" in said:
        return _("That answer belongs to another attempt. Begin again.")
    if "iss" in said:
        return _other_issuer()
    return _("Your organisation's answer was meant for another platform. Tell your administrator.")


def _other_issuer() -> str:
    return _(
        "The answer came from another sign-in than the one that this platform trusts. Tell your administrator."
    )


def _silent() -> str:
    return _(
        "Your organisation's sign-in does not answer. Try again in some minutes, or sign in with your password."
    )


def _described() -> dict[str, Any]:
    """What the provider says of itself, at the address that this platform trusts."""
    found = _fetched(settings.OIDC_ISSUER.rstrip("/") + DISCOVERY)
    if found.get("issuer") != settings.OIDC_ISSUER:
        raise NotSaid(_other_issuer())
    return found


def _fetched(address: str) -> Any:
    try:
        answer = requests.get(address, timeout=SECONDS)
        answer.raise_for_status()
        return answer.json()
    except (requests.RequestException, ValueError):
        raise NotSaid(_silent()) from None


def _client(back: str) -> OAuth2Session:
    return OAuth2Session(
        settings.OIDC_CLIENT,
        settings.OIDC_SECRET or None,
        scope="openid",
        redirect_uri=back,
        code_challenge_method="S256",
    )
