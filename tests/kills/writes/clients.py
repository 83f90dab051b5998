"""Clients that write as fast as they are answered, and send again under the same key what was not answered."""

from __future__ import annotations

import http.client
import json
import threading
from itertools import count
from random import Random
from typing import Any

TIMEOUT = 5  # seconds
NEW = {"kind": "ocg", "main_area": "drugs", "owner": "cheshire", "phase": "develop"}


class Client(threading.Thread):
    """One machine: records threats, amends its own, and reports; notes what was answered."""

    def __init__(self, port: int, key: str, seed: int) -> None:
        super().__init__(daemon=True)
        self.port, self.key, self.seed = port, key, seed
        self.answered: dict[str, str] = {}  # the reference that each write was answered with, by its key
        self.statuses: dict[int, int] = {}
        self.sent = self.lost = 0
        self._ended, self._random, self._numbers = threading.Event(), Random(self.seed), count(1)
        self._editions: dict[str, int] = {}

    def end(self) -> None:
        """Write no more, once what is under way is answered or lost."""
        self._ended.set()

    def run(self) -> None:
        while not self._ended.is_set():
            once = f"write-{self.seed}-{next(self._numbers)}"
            method, path, body, edition = self._next(once)
            for _try in range(3):  # a write that was lost on its way is sent again, as a machine does
                self.sent += 1
                said = self._send(method, path, body, edition, once)
                if said is not None:
                    self._note(once, said)
                    break
                self.lost += 1
                self._ended.wait(self._random.uniform(0, 0.3))

    def _next(self, once: str) -> tuple[str, str, dict[str, Any], int | None]:
        sort = self._random.choice(("add", "add", "amend", "amend", "report"))
        if sort == "report":
            return "POST", "/reports", {"what": f"Seen: {once}", "happened_on": "2022-01-02"}, None
        if sort == "amend" and self._editions:
            reference = self._random.choice(list(self._editions))
            return "PATCH", f"/threats/{reference}", {"summary": once}, self._editions[reference]
        return "POST", "/threats", NEW | {"name": f"Op {once}"}, None

    def _send(
        self, method: str, path: str, body: dict[str, Any], edition: int | None, once: str
    ) -> dict[str, Any] | None:
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Content-Type": "application/json",
            "Idempotency-Key": once,
        }
        headers |= {} if edition is None else {"If-Match": f'"{edition}"'}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        try:
            connection.request(method, f"/api/v1{path}", json.dumps(body), headers)
            answer = connection.getresponse()
            said = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            connection.close()
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
        if answer.status >= 500:
            return None
        return said if answer.status < 300 else {}

    def _note(self, once: str, said: dict[str, Any]) -> None:
        if reference := said.get("reference"):
            self.answered[once] = reference
            if "name" in said:
                self._editions[reference] = said["edition"]
