"""Writes of editions: made of a record for one partner and purpose, read by a second person where it must be, gone."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.core.audit import actions as audit
from fourfold.core.capability.sentences import Clash
from fourfold.core.history import clock
from fourfold.core.sharing import policy
from fourfold.core.sharing.actions import correcting
from fourfold.core.sharing.answer import Answer
from fourfold.core.sharing.models import Action, Disclosure, Edition, Standing
from fourfold.core.sharing.rules import agreements, editions, judging
from fourfold.core.sharing.rules.editions import State, Way


@dataclass(frozen=True)
class Said:
    """What the sharer says besides: who receives, until when, what is asked, and how it was told."""

    recipients: list[str]
    use_until: date
    parts: Collection[str] | None = None  # the keys of the parts that go; None is every part that may
    asks: str = ""
    asks_by: date | None = None
    way: str = Way.WRITTEN
    told_on: date | None = None
    meeting: str = ""


@transaction.atomic
def share(
    *,
    answer: Answer,
    shown: str,
    said: Said,
    by: Viewer,
    at: datetime,
    instead_of: Disclosure | None = None,
    correction: str = "",
) -> Edition:
    """Make an edition of what may go, and let it go, or leave it to a second person where the dated file says so.

    `shown` is the digest of what the sharer read. Raises Refused, and Broken in words.
    """
    policy.check_offer(by, answer.offered.owner_id)
    terms = answer.check_may()
    today = clock.day_of(at)
    editions.check_same(shown, answer.digest)
    editions.check_recipients(said.recipients)
    editions.check_until(said.use_until, today, terms.ends_on)
    editions.check_asked(said.asks, said.asks_by, today)
    editions.check_spoken(said.way, said.told_on, said.meeting, today)
    parts = [part for part in judging.may_go(answer.verdicts) if said.parts is None or part.key in said.parts]
    editions.check_something(parts)
    made = _made(answer, terms, said, parts, by, instead_of, correction)
    audit.record(audit.Operation.COLLECTION, "edition.make", by=by, kind="edition", target=made.pk)
    if judging.needs_second(parts, answer.needs):
        return made
    return _go(made, by, at, decided=False)


@transaction.atomic
def approve(*, edition: Edition, digest: str, answer: Answer, by: Viewer, at: datetime) -> Edition:
    """Let an edition go that somebody else made: exactly what the approver read, and only as long as it still may."""
    policy.check_lets_go(by, edition.owner_agency_id, edition.made_by_id)
    _check_waiting(edition)
    editions.check_same(digest, edition.digest)
    editions.check_same(str(answer.check_may().number), str(edition.agreement_id))
    editions.check_same(edition.digest, _digest(edition, _body(_of(answer, edition))))
    editions.check_until(edition.use_until, clock.day_of(at), None)
    return _go(edition, by, at, decided=True)


def refuse(*, edition: Edition, reason: str, by: Viewer, at: datetime) -> Edition:
    """Let it not go, and say why."""
    policy.check_lets_go(by, edition.owner_agency_id, edition.made_by_id)
    agreements.check_reason(reason)
    return _decide(edition, State.REFUSED, by, at, reason)


def withdraw(*, edition: Edition, by: Viewer, at: datetime) -> Edition:
    """Take back what one made oneself and nobody has let go."""
    policy.check_own(by, edition.made_by_id)
    return _decide(edition, State.WITHDRAWN, by, at, "")


def _made(
    answer: Answer,
    terms: agreements.Terms,
    said: Said,
    parts: list[Any],
    by: Viewer,
    instead_of: Disclosure | None,
    correction: str,
) -> Edition:
    offered = answer.offered
    edition = Edition(
        owner_agency_id=offered.owner_id,
        about_kind=offered.kind,
        about_id=offered.record,
        about=offered.reference,
        subject=offered.subject,
        partner_id=answer.asked.partner,
        agreement_id=terms.number,
        purpose=answer.asked.purpose,
        body=_body(parts),
        judged=[{"label": one.part.label, "may": one.may, "why": one.why} for one in answer.verdicts],
        sensitive=any(part.sensitive for part in parts),
        protects=any(one.part.kind in PROTECTED for one in answer.verdicts),
        recipients=said.recipients,
        contact=offered.contact,
        way=said.way,
        told_on=said.told_on,
        meeting=said.meeting.strip(),
        asks=said.asks.strip(),
        asks_by=said.asks_by,
        use_until=said.use_until,
        made_by_id=by.user_id,
        instead_of=instead_of,
        correction=correction.strip(),
    )
    edition.digest = _digest(edition, edition.body)
    edition.save()
    return Edition.objects.get(pk=edition.pk)


def _go(edition: Edition, by: Viewer, at: datetime, *, decided: bool) -> Edition:
    """The copy goes: what was fixed, to whom, what for; the log says to which agency and for which purpose."""
    _decide(edition, State.GONE, by if decided else None, at if decided else None, "")
    sent = Disclosure.objects.create(
        copy=secrets.token_hex(4).upper(),
        from_agency_id=edition.owner_agency_id,
        shared_by_id=edition.made_by_id,
        body=[{name: one[name] for name in ("heading", "text", "judgement")} for one in edition.body],
        protects=any(one["kind"] in PROTECTED for one in edition.body),
        **{name: getattr(edition, name) for name in SAME},
    )
    kept = {
        "owner_agency_id": edition.owner_agency_id,
        "about_kind": edition.about_kind,
        "about_id": edition.about_id,
    }
    Standing.objects.create(disclosure=sent, of_edition=edition, **kept)
    whose = {"partner_id": sent.partner_id, "from_agency_id": sent.from_agency_id, "subject": sent.subject}
    if edition.asks_by is not None:
        Action.objects.create(disclosure=sent, what=edition.asks, due_on=edition.asks_by, **whose)
    if edition.instead_of is not None:
        correcting.replace(older=edition.instead_of, newer=sent, correction=edition.correction, by=by, at=at)
    audit.record(
        audit.Operation.DISCLOSURE,
        f"share.{edition.way}",
        by=by,
        kind=edition.about_kind,
        target=edition.about,
        rows=len(edition.body),
        recipient=agencies.code_of(edition.partner_id),
        purpose=edition.purpose,
    )
    return Edition.objects.get(pk=edition.pk)


# Kinds of information about people who are to be protected.
PROTECTED = frozenset({"victim", "witness"})
SAME = (
    "partner_id", "agreement_id", "subject", "about", "about_kind", "about_id", "purpose", "digest", "sensitive",
    "recipients", "contact", "way", "told_on", "meeting", "use_until",
)  # fmt: skip


def _of(answer: Answer, edition: Edition) -> list[Any]:
    """Of what may go now, the parts that the edition holds."""
    keys = {one["key"] for one in edition.body}
    return [part for part in judging.may_go(answer.verdicts) if part.key in keys]


def _body(parts: Collection[Any]) -> list[dict[str, Any]]:
    return [
        {
            "key": part.key,
            "kind": part.kind,
            "heading": part.heading,
            "text": part.text,
            "judgement": part.judgement,
        }
        for part in parts
    ]


def _digest(edition: Edition, body: list[dict[str, Any]]) -> str:
    fixed = (
        "about",
        "subject",
        "partner_id",
        "agreement_id",
        "purpose",
        "recipients",
        "contact",
        "use_until",
        "asks",
    )
    return editions.digest_of(body=body, **{name: getattr(edition, name) for name in fixed})


def _check_waiting(edition: Edition) -> None:
    agreements.check_waiting(edition.state)


def _decide(edition: Edition, state: State, by: Viewer | None, at: datetime | None, answer: str) -> Edition:
    _check_waiting(edition)
    same = Edition.objects.filter(pk=edition.pk, state=State.WAITING)
    decided = {"decided_by_id": by.user_id if by else None, "decided_at": at, "answer": answer.strip()}
    if not same.update(state=state, edition=F("edition") + 1, **decided):
        raise Clash(Edition.objects.get(pk=edition.pk))
    if by is not None and state != State.GONE:
        act = f"edition.{state}"
        audit.record(audit.Operation.ALTERATION, act, by=by, kind="edition", target=edition.pk)
    return Edition.objects.get(pk=edition.pk)
