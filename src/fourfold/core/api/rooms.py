"""A room of the API: the operations of one capability, each with its door, its answers and its problems stated.

A capability announces its room in `apps.py` (`api`). What a view does is what the view of a page does: one call to a
query or an action, as the same viewer, under the same policy, in one transaction.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from ninja import Router, Schema

from fourfold.core.api import operations
from fourfold.core.api.bearer import Key
from fourfold.core.api.operations import Act
from fourfold.core.api.schemas import Problem

View = Callable[..., Any]
ALWAYS = (400, 401, 403, 422, 429, 503)
AS_OF = {
    "in": "query", "name": "as_of", "required": False, "schema": {"type": "string", "maxLength": 40},
    "description": "A day (2023-01-04, which means its end in London) or a moment: the answer as known then.",
}  # fmt: skip
IDEMPOTENCY_KEY = {
    "in": "header", "name": "Idempotency-Key", "required": True,
    "schema": {"type": "string", "pattern": "^[!-~]{1,100}$"},
    "description": "A key of your own, new for each request. The same request again is answered the same, once saved.",
}  # fmt: skip
IF_MATCH = {
    "in": "header", "name": "If-Match", "required": True,
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
    "description": "The ETag of the record that you read. Where another stands by now, both are shown.",
}  # fmt: skip


class Room(Router):
    """Operations that share a heading; exceptions in `broken` are rules that do not hold, in words."""

    def __init__(self, heading: str, *, broken: tuple[type[Exception], ...] = ()) -> None:
        super().__init__(tags=[heading])
        self.broken = broken

    def reads(
        self,
        path: str,
        permission: str,
        answer: Any,
        *,
        past: bool = False,
        media: str = "",
        method: str = "GET",
    ) -> Callable[[View], View]:
        """An operation that shows something; with `past`, also as known on a past day. It may be asked by POST."""
        extra = [AS_OF] if past else []
        problems = (*((404,) if "{" in path else ()), *((413,) if method == "POST" else ()))
        return self._operation(method, path, permission, answer, extra, problems, past=past, media=media)

    def writes(
        self, path: str, permission: str, answer: Any, *, method: str = "POST", status: int = 200,
        amends: bool = False,
    ) -> Callable[[View], View]:  # fmt: skip
        """An operation that changes something, once for each Idempotency-Key; one that `amends` takes an If-Match."""
        extra = [IDEMPOTENCY_KEY, *([IF_MATCH] if amends else [])]
        problems = (409, 413, *((404,) if "{" in path else ()), *((412, 428) if amends else ()))
        return self._operation(
            method, path, permission, answer, extra, problems, status=status, writes=True, amends=amends
        )

    def _operation(
        self, method: str, path: str, permission: str, answer: Any, extra: list[Any], problems: tuple[int, ...],
        *, status: int = 200, media: str = "", **more: Any,
    ) -> Callable[[View], View]:  # fmt: skip
        responses: dict[int, type[Schema] | None] = {status: None if media else answer}
        responses |= dict.fromkeys(sorted({*ALWAYS, *problems}), Problem)

        def decorate(view: View) -> View:
            name = f"{self.tags[0]}-{view.__name__}".lower().replace("_", "-")  # type: ignore[index]
            signature = inspect.signature(view, eval_str=True)
            act = Act(name, permission, status, broken=self.broken, query=_query(signature), **more)

            @wraps(view)
            def guarded(request: Any, **given: Any) -> Any:
                return operations.answered(view, act, request, given)

            # The types of a view are names in its own file.
            guarded.__signature__ = signature  # type: ignore[attr-defined]
            guarded.act = act  # type: ignore[attr-defined]
            register = self.api_operation(
                [method], path, auth=Key(permission), response=responses, operation_id=name,
                summary=_first_line(view), description=_rest(view, permission),
                openapi_extra={"parameters": extra, "x-permission": permission} | _streamed(status, media),
            )  # fmt: skip
            return register(guarded)

        return decorate


def _query(signature: inspect.Signature) -> frozenset[str]:
    """The names that an address may hold, of those parameters that are gathered from it."""
    found: set[str] = set()
    for parameter in signature.parameters.values():
        kind = getattr(parameter.annotation, "__origin__", parameter.annotation)
        source = getattr(parameter.annotation, "__metadata__", ("",))[0]
        if "Query" in type(source).__name__:
            fields = getattr(kind, "model_fields", None)
            found |= set(fields) if fields else {parameter.name}
    return frozenset(found)


def _streamed(status: int, media: str) -> dict[str, Any]:
    if not media:
        return {}
    return {"responses": {status: {"content": {media: {"schema": {"type": "string"}}}}}}


def _first_line(view: View) -> str:
    return inspect.cleandoc(view.__doc__ or "").split("\n")[0]


def _rest(view: View, permission: str) -> str:
    rest = "\n".join(inspect.cleandoc(view.__doc__ or "").split("\n")[1:]).strip()
    return f"{rest}\n\nPermission: {permission}.".strip()
