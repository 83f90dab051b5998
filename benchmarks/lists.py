"""The regional list over HTTP at 100,000 threats with ten versions each: today, and at 20 random past moments."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks import region, rows

FILTERED = "/threats?moderation=moderated&soc=yes&tier=not5&phase=open&sort=-risk"
PAGES = {
    "filtered": FILTERED,
    "by name": "/threats?kind=ocg&phase=open&sort=name",
    "everything": "/threats",
}
LOCAL = {"what officers read": "/local"}
ROUNDS = 40


def main() -> None:
    with region.bench_database():
        people = region.prepare()
        region.fill()
        with served() as port:
            for who, label, pages in (
                ("nwrocu_rocta", "region-wide", PAGES),
                ("cheshire", "one force", PAGES | LOCAL),
            ):
                get = browser(port, people[who][0])
                for name, page in pages.items():
                    measure(f"{label}, {name}", get, page)
    rows.end()


def measure(name: str, get: Callable[[str], float], page: str) -> None:
    """One page today, and at 20 random past moments."""
    get(page)
    today = [get(page) for _ in range(ROUNDS)]
    past = [
        get(f"{page}{'&' if '?' in page else '?'}as_of={moment:%Y-%m-%d}") for moment in region.moments(20)
    ]
    slow = rows.percentile(today, 0.95) * 1000
    rows.row(f"list today, {name}, 95th percentile", f"{slow:.0f} ms", "< 300 ms", slow < 300)
    ratio = statistics.median(past) / statistics.median(today)
    rows.row(f"list of the past, {name}, medians", f"{ratio:.2f} x today", "<= 3 x today", ratio <= 3)
    rows.beside(f"  medians today and past, {name}",
                f"{statistics.median(today) * 1000:.0f}, {statistics.median(past) * 1000:.0f} ms", "")  # fmt: skip


def browser(port: int, user: Any) -> Callable[[str], float]:
    """A signed-in browser over one kept connection: gives seconds for one page."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from fourfold.core.access.session_store import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(page: str) -> float:
        started = time.perf_counter()
        connection.request("GET", page, headers={"Cookie": f"fourfold_session={session.session_key}"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200 or b"Showing" not in body:
            raise SystemExit(f"{page} answered {answer.status}: {body[:200]!r}")
        return time.perf_counter() - started

    return get


def served() -> Any:
    """The platform's web server, on a free port."""
    from contextlib import contextmanager

    from fourfold.config.commands.web import free_port, serving, wait_until_it_answers

    @contextmanager
    def serve() -> Any:
        with free_port(8900) as port, serving(port) as process:
            wait_until_it_answers(process, f"http://127.0.0.1:{port}/health/ready")
            yield port

    return serve()


if __name__ == "__main__":
    main()
