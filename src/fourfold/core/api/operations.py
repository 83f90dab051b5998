"""One call: in the transaction of whom the key acts for, written down, and answered once however often it is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja import Schema

from fourfold.core.access import as_known, asked, lookups, policy
from fourfold.core.access.doors import record_refusal
from fourfold.core.access.viewers import viewing
from fourfold.core.api import faults
from fourfold.core.api.problems import Invalid, Refusal
from fourfold.core.audit import actions as audit
from fourfold.core.audit.reasons import ReasonFirst
from fourfold.core.capability.sentences import nothing_here
from fourfold.core.sending import again

View = Callable[..., Any]
KEY = re.compile(r"[!-~]{1,100}")
# What a path may name.
NAMES = ("reference", "number", "row", "code")
EDITION = re.compile(r'"([0-9]{1,9})"')


@dataclass(frozen=True)
class Act:
    """What an operation is: its name, its permission, whether it has a past, whether it writes or amends."""

    name: str
    permission: str
    status: int = 200
    past: bool = False
    writes: bool = False
    amends: bool = False
    broken: tuple[type[Exception], ...] = ()
    query: frozenset[str] = frozenset()


def answered(view: View, act: Act, request: Any, given: dict[str, Any]) -> HttpResponseBase:
    """The answer to one call; whatever is refused is recorded in a transaction of its own."""
    with lookups.handed_on(request.auth.viewer), policy.refusals.within() as refusals:
        try:
            answer = _through(view, act, request, given)
        except Refusal as refused:
            # Its sentence may hold what was sent, which the log may not; the status says what sort it was.
            _record(request, act, act.permission, str(refused.status))
            raise
        except ReasonFirst:
            _record(request, act, act.permission, "403")
            raise Refusal(
                403, _("Send the header Reason: your role says why before it reads this.")
            ) from None
        except Http404:
            named = [value for name, value in given.items() if name in NAMES]
            _record(request, act, asked.named(named), nothing_here())
            raise
        finally:
            for sentence in refusals:
                _record(request, act, act.permission, sentence)
    answer.headers.setdefault("Cache-Control", "no-store, private")
    return answer


def _record(request: Any, act: Act, target: str, sentence: str) -> None:
    caller = request.auth
    record_refusal(caller.viewer, f"api {act.name}", target, sentence, request=caller.call)


def edition(request: Any) -> int:
    """The edition of the record that the sender read, as the header If-Match gives it."""
    written = request.headers.get("If-Match", "")
    if not written:
        raise Refusal(428, _("Send the header If-Match with the ETag of the record that you read."))
    found = EDITION.fullmatch(written)
    if found is None:
        raise Invalid(
            [("If-Match", _("If-Match is not an ETag of this record. Send it as it was answered."))]
        )
    return int(found[1])


def clash(current: Schema, sent: Schema, sentence: str) -> Refusal:
    """Somebody else changed the record in between: both are shown, and nothing is saved."""
    both: dict[str, Any] = {
        "current": current.model_dump(mode="json"),
        "sent": sent.model_dump(mode="json", exclude_unset=True),
    }
    return Refusal(412, sentence, **both)


def _through(view: View, act: Act, request: Any, given: dict[str, Any]) -> HttpResponseBase:
    viewer = replace(request.auth.viewer, because=str(request.headers.get("Reason", ""))[:300])
    with viewing(viewer, request=request.auth.call) as now:
        request.viewer, request.at = viewer, now
        _check_query(request, act)
        request.as_of = as_known.moment(request.GET.get("as_of"), now) if act.past else None
        with audit.entries.within() as acts:
            answer = _once(view, act, request, given) if act.writes else _called(view, act, request, given)
        if not acts:
            audit.consulted(f"api {act.name}", by=viewer, kind="api")
    return answer


def _once(view: View, act: Act, request: Any, given: dict[str, Any]) -> HttpResponseBase:
    """The answer to a write; what was answered before, where the same was sent before under the same key."""
    viewer, key = request.auth.viewer, _idempotency_key(request)
    reach = again.reach_of(viewer.role, viewer.keys)
    digest = again.digest_of(request)
    earlier = again.begin(person=viewer.user_id, key=key, digest=digest, reach=reach, at=request.at)
    if earlier is not None:
        return _written(earlier.body, earlier.status, earlier.headers | {"Idempotent-Replay": "true"})
    answer = _called(view, act, request, given)
    kept = {name: answer[name] for name in ("ETag", "Location") if name in answer}
    again.finish(
        person=viewer.user_id, key=key, status=answer.status_code, headers=kept, body=answer.content.decode()
    )
    return answer


def _called(view: View, act: Act, request: Any, given: dict[str, Any]) -> Any:
    try:
        answer = view(request, **given)
    except act.broken as error:
        raise faults.broken(error) from error
    return answer if isinstance(answer, HttpResponseBase) else written(answer, act.status)


def written(answer: Schema, status: int = 200) -> HttpResponse:
    """What a view answers, as JSON; a record with an edition carries it as its ETag."""
    said = answer.model_dump(mode="python")
    headers = {"ETag": f'"{said["edition"]}"'} if "edition" in said else {}
    return _written(json.dumps(said, default=_plain, ensure_ascii=False), status, headers)


def _written(body: str, status: int, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json", headers=headers)


def _plain(value: Any) -> Any:
    """Days and moments in ISO 8601; scores as numbers."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _idempotency_key(request: Any) -> str:
    written = str(request.headers.get("Idempotency-Key", ""))
    if not written:
        raise Refusal(
            400, _("Send the header Idempotency-Key: a key of your own for this request, new for each.")
        )
    if not KEY.fullmatch(written):
        raise Refusal(
            400, _("The Idempotency-Key has 1 to 100 letters, figures and signs of ASCII, without spaces.")
        )
    return written


def _check_query(request: Any, act: Act) -> None:
    """A name that is not known is refused: a misspelt filter would give the whole list."""
    known = act.query | ({"as_of"} if act.past else set())
    unknown = sorted(set(request.GET) - known)
    if unknown:
        raise Invalid([("", _("The address holds a parameter that this operation does not have."))])
