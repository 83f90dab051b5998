"""What forms start from, and what they hold as the actions take it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.data.entities import queries as entities
from fourfold.tackling.disruptions import forms, queries, rules
from fourfold.tackling.disruptions.actions.recording import AMENDABLE
from fourfold.tackling.disruptions.presenters import Words, key
from fourfold.understanding.threats.presenters import plain

MOST_RESULTS = 20
# As many characters as the field takes.
MOST_TYPED = 200


def own_agency(viewer: Viewer, on: date) -> int:
    """Whose record the viewer makes: their force or unit of region, where they change its rows; else their own."""
    found = agencies.register()
    for number in (viewer.agency_id, *agencies.ancestors(viewer.agency_id, on)):
        if found.kinds.get(number) in ("force", "rocu") and number in viewer.write_agencies:
            return number
    return viewer.agency_id


def initial(asked: Mapping[str, Any], agency: int, today: date) -> dict[str, Any]:
    """A new record begins today, led by the own agency; the threat comes from the address.

    None of the four Ps is chosen beforehand: what stands there already is what gets recorded.
    """
    return {
        "threat": str(asked.get("threat", ""))[:MOST_TYPED],
        "event_on": today,
        "lead": agency,
    }


def of_record(found: Any) -> dict[str, Any]:
    """What stands of a record, as its form shows it."""
    against = queries.threats_of([found.record]).get(found.record, [])
    people = queries.people_of([found.record]).get(found.record, [])
    return {name: getattr(found, name) for name in AMENDABLE} | {
        "threat": ", ".join([*(one.reference for one in against), *found.threats_given]),
        "lead": "" if _leader_is_unknown(found) else found.benefits_id or found.agency_id,
        "people": ", ".join(f"P-{number:07d}" for number in people),
        "opened": found.edition,
    }


def _leader_is_unknown(found: Any) -> bool:
    """A file may call a record support and not say of whom."""
    return found.role == "support" and found.benefits_id is None


def added_to(stands: Mapping[str, Any], form: forms.RecordForm) -> dict[str, Any]:
    """What stands of a record with what somebody typed of the same event beside it: nothing typed is lost, and of
    what stands nothing is replaced."""
    typed = form.cleaned_data
    there = {queries.written(one) for one in stands["threat"].split(",")}
    more = [one for one in form.references() if queries.written(one) not in there]
    return {
        **{name: _below(stands[name], typed[name]) for name in ("what", "could_after")},
        "threat": ", ".join(filter(None, (stands["threat"], *more))),
        "claimed": stands["claimed"] or typed["claimed"],
    }


def _below(there: str, typed: str) -> str:
    return there if typed.strip() in there else "\n\n".join(filter(None, (there, typed)))


def subjects(references: Iterable[str]) -> list[int]:
    """The numbers of people by their references; rules.Broken where there is none for the viewer."""
    found = []
    for reference in references:
        person = entities.person(reference)
        if person is None:
            sentence = _("There is no person with the reference %(reference)s, or you may not see them.")
            raise rules.Broken(sentence % {"reference": reference})
        found.append(person.pk)
    return found


def outcome_forms(sent: Any, found: Any, words: Words) -> list[forms.OutcomeForm]:
    """The rows for results: as they were sent, with one more where somebody asks for it; else as they stand."""
    if sent:
        last = max((at for at in range(MOST_RESULTS) if f"{at}-amount" in sent), default=-1)
        rows = [forms.OutcomeForm(sent, prefix=str(at), words=words) for at in range(last + 1)]
        return [*rows, *_blank(len(rows), words)] if "another" in sent or not rows else rows
    stand = queries.results_of([found.record]).get(found.record, [])
    rows = [
        forms.OutcomeForm(
            prefix=str(at), words=words,
            initial={"kind": key(one), "amount": plain(one.amount), "note": one.note},
        )
        for at, one in enumerate(stand)
    ]  # fmt: skip
    return rows or _blank(0, words)


def _blank(at: int, words: Words) -> list[forms.OutcomeForm]:
    return [forms.OutcomeForm(prefix=str(at), words=words)] if at < MOST_RESULTS else []


def all_valid(main: Any, rows: Iterable[forms.OutcomeForm]) -> bool:
    """Whether all of it can be saved; what is wrong with a row stands in the main form's summary too."""
    valid = main.is_valid()
    for place, row in enumerate(rows, start=1):
        if not row.is_valid():
            valid = False
            for sentences in row.errors.values():
                for sentence in sentences:
                    said = _("Result %(place)s: %(sentence)s") % {"place": place, "sentence": sentence}
                    main.add_error(None, said)
    return valid
