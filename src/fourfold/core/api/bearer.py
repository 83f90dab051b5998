"""The door of an operation: a key in the header Authorization, and a role that may do this."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from fourfold.core.access import browsers, policy
from fourfold.core.access.actions import machine_keys
from fourfold.core.access.actions.machine_keys import Caller
from fourfold.core.access.doors import record_refusal


class Key(HttpBearer):
    """Lets in whoever sends a key that holds, if the role of the key holds `permission`.

    A browser's session opens nothing here, so that no page of another site can make a browser write.
    """

    def __init__(self, permission: str) -> None:
        super().__init__()
        self.permission = permission

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """The caller; raises what `let_in` raises, and Refused where the role may not do this."""
        caller = machine_keys.let_in(written=token.strip(), address=browsers.address(request))
        found: Any = request
        found.viewer = caller.viewer
        with policy.refusals.within() as refusals:
            try:
                policy.check(caller.viewer, self.permission)
            finally:
                for sentence in refusals:
                    record_refusal(caller.viewer, "api", self.permission, sentence, request=caller.call)
        return caller
