"""What machines send in these tests: a record, a file, and a day from now."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fourfold.core.history import clock


def sent(machine: Any, path: str, body: Any, status: int = 200, **more: Any) -> Any:
    """The answer to a write that must be answered so."""
    answer = machine.send(path, body, **more)
    assert answer.status_code == status, answer.content
    return answer.json()


def uploaded(machine: Any, path: str, content: bytes, once: str, **form: str) -> Any:
    """The answer to a file that is sent."""
    headers = {"Authorization": f"Bearer {machine.key}", "Idempotency-Key": once}
    body = {**form, "file": SimpleUploadedFile("sent.csv", content)}
    return Client(headers=headers, raise_request_exception=False).post(f"/api/v1{path}", body)


def soon(days: int = 30) -> str:
    """A day from today, or with a minus before it."""
    return (clock.day_of(clock.read()) + timedelta(days=days)).isoformat()
