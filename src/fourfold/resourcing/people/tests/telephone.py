"""A telephone with an authenticator app, for tests."""

from __future__ import annotations

import html
import re
from typing import Any

from fourfold.core.access import world
from fourfold.core.access.factors import codes

PASSWORD = "harbour-lemon-kite"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_now(secret: str = SECRET, *, later: int = 0) -> str:
    """What the app shows now, or so many half minutes later."""
    return codes.code_at(secret, codes.step_of(world.now()) + later)


def take_app_into_use(client: Any) -> tuple[str, list[str]]:
    """Go through the page as a person does: the secret that it shows, and the recovery codes that it gives."""
    page = client.get("/account/app").content.decode()
    secret = codes.plain(re.search(r"<code data-typed>([A-Z2-7 ]+)</code>", page)[1]).upper()
    sealed = html.unescape(re.search(r'name="sealed" value="([^"]+)"', page)[1])
    answer = client.post("/account/app", {"sealed": sealed, "code": code_now(secret)}).content.decode()
    return secret, re.findall(r"<code data-typed>([a-z2-9]{5}-[a-z2-9]{5})</code>", answer)


def begins(client, name="k.orr", **more):
    """Send the name and the password."""
    return client.post("/sign-in", {"username": name, "password": PASSWORD, **more})


def goes_on(client, code):
    """Send a code in the second step."""
    return client.post("/sign-in/code", {"code": code})
