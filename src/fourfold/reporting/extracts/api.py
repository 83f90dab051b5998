"""The room of extracts: definitions, runs, their rows as NDJSON and CSV, and two runs compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, StreamingHttpResponse
from ninja import Field, Query, Schema

from fourfold.core.access import as_known
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.api import agencies, lists, problems
from fourfold.core.api.rooms import Room
from fourfold.core.api.schemas import Listed, Number, Paging, Sent
from fourfold.core.audit import actions as audit
from fourfold.core.ui import exports
from fourfold.reporting.extracts import actions, comparing, files, presenters, queries, sealed
from fourfold.reporting.extracts.definitions import Definition, definitions
from fourfold.reporting.extracts.models import Run
from fourfold.reporting.extracts.policy import Permission
from fourfold.reporting.extracts.records.shape import value
from fourfold.reporting.extracts.views.runs import found_or_404

NDJSON = "application/x-ndjson"
room = Room("Extracts", broken=(actions.Locked,))


class DefinitionTold(Schema):
    """A named question: its columns, what it is totalled by, and the digest of its words."""

    code: str
    version: int
    title: str
    sentence: str
    columns: list[str]
    totals: list[str]
    digest: str


class Definitions(Schema):
    """The latest version of every definition."""

    count: int
    items: list[DefinitionTold]


class RunTold(Schema):
    """A run: which question, as known when, in which scope, and the digest of exactly those rows."""

    number: int
    reference: str
    definition: str
    version: int
    definition_digest: str
    as_of: datetime
    scope: list[str]
    rows: int
    digest: str
    run_by: str
    run_at: datetime
    repeats: int | None


class Runs(Listed):
    """A page of runs, the newest first."""

    items: list[RunTold]


class RunWhole(RunTold):
    """A run with its totals, how its rows stand for you, and whether they still give its digest."""

    totals: dict[str, dict[str, int]]
    shown: int
    withheld: int
    disposed: int
    proved: bool


class NewRun(Sent):
    """Which question, and as known when: a day or a moment; left out for now."""

    definition: str = Field(max_length=60)
    as_of: str = Field("", max_length=40)


class Nothing(Sent):
    """An empty object."""


class Other(Schema):
    """The run to compare with: of the same definition."""

    other: Number


class DifferenceTold(Schema):
    """One record that two runs answer differently, how, and every reason that the records show."""

    reference: str
    how: str
    why: list[str]
    fields: list[str]


class Differences(Schema):
    """What differs, by reference; how many you may not see, and how many nobody can."""

    first: int
    second: int
    count: int
    items: list[DifferenceTold]
    withheld: int
    disposed: int


@room.reads("/extracts/definitions", Permission.RUN, Definitions)
def definition_list(request: Any) -> Definitions:
    """The questions that can be run."""
    items = [
        DefinitionTold(
            **{name: getattr(one, name) for name in ("code", "version", "title", "sentence", "digest")},
            columns=list(one.columns), totals=list(one.totals),
        )
        for one in definitions().values()
    ]  # fmt: skip
    return Definitions(count=len(items), items=items)


@room.reads("/extracts/runs", Permission.RUN, Runs)
def runs(request: Any, given: Query[Paging]) -> Runs:
    """The runs that exist for you."""
    asked = lists.asked(given, presenters.RUNS, queries.NEWEST_FIRST)
    found = queries.runs(asked)
    audit.record(
        audit.Operation.CONSULTATION, "extract.list", by=request.viewer, kind="extract", rows=len(found.rows)
    )
    return Runs(**lists.told(found, asked), items=list(map(_told, found.rows)))


@room.writes("/extracts/runs", Permission.RUN, RunTold, status=201)
def start(request: Any, given: NewRun) -> RunTold:
    """Run a question as known at a moment. The rows are sealed; run again, they are the same."""
    asked = definitions().get(given.definition)
    if asked is None:
        raise problems.Invalid([("definition", problems.no_such_name())])
    moment = as_known.moment(given.as_of, request.at) or request.at
    return _told(actions.run(definition=asked, as_of=moment, by=request.viewer, at=request.at))


@room.reads("/extracts/runs/{number}", Permission.RUN, RunWhole)
def run(request: Any, number: Number) -> RunWhole:
    """One run, proved anew."""
    found, asked = found_or_404(number)
    gone = sealed.disposed(found)
    standing, codes = sealed.standing(found, asked, gone), presenters.Codes.read()
    proof = sealed.proof(found, asked, gone, sealed.portion(found, gone)[: exports.LINES_OF_A_PIECE])
    audit.record(
        audit.Operation.CONSULTATION, "extract.read", by=request.viewer, kind="extract", target=found
    )
    totals = {
        name: {str(codes.coded(name, key)): number for key, number in counts.items()}
        for name, counts in sealed.totals(found, asked, gone).items()
    }
    return RunWhole(
        **_told(found).model_dump(), totals=totals, shown=standing.shown, withheld=standing.withheld,
        disposed=standing.disposed, proved=proof.whole and not proof.differing,
    )  # fmt: skip


@room.writes("/extracts/runs/{number}/again", Permission.RUN, RunTold, status=201)
def again(request: Any, number: Number, given: Nothing) -> RunTold:
    """Run the same question for the same moment and scope: its digest says whether it gives the same."""
    found, asked = found_or_404(number)
    return _told(actions.again(of=found, definition=asked, by=request.viewer, at=request.at))


@room.reads("/extracts/runs/{number}/rows.csv", Permission.RUN, str, media="text/csv")
def rows_csv(request: Any, number: Number) -> StreamingHttpResponse:
    """The rows as the file of record: the same, byte for byte, whenever it is fetched."""
    found, asked = _disclosed(request, number)
    return files.csv_response(found, asked, request.viewer)


@room.reads("/extracts/runs/{number}/rows.ndjson", Permission.RUN, str, media=NDJSON)
def rows_ndjson(request: Any, number: Number) -> StreamingHttpResponse:
    """The rows, an object a line, in their order."""
    found, asked = _disclosed(request, number)
    return StreamingHttpResponse(_lines(found, asked, request.viewer), content_type=NDJSON)


@room.reads("/extracts/runs/{number}/compare", Permission.RUN, Differences)
def compare(request: Any, number: Number, given: Query[Other]) -> Differences:
    """What came in, left or changed between two runs of one question, and why."""
    (one, asked), (two, _other) = found_or_404(number), found_or_404(given.other)
    if one.definition_digest != two.definition_digest:
        raise Http404
    first, second = sorted((one, two), key=lambda run: (run.as_of, run.pk))
    found = comparing.compare(first, second, asked)
    items = [
        DifferenceTold(
            reference=each.row.reference, how=each.how, why=list(each.why), fields=list(each.fields)
        )
        for each in found.differences
    ]
    audit.record(
        audit.Operation.CONSULTATION, "extract.compare", by=request.viewer, kind="extract",
        target=f"{first}/{second}", rows=len(items),
    )  # fmt: skip
    return Differences(
        first=first.pk, second=second.pk, count=len(items), items=items, withheld=found.missing.withheld,
        disposed=found.missing.disposed,
    )  # fmt: skip


def _told(found: Run) -> RunTold:
    same = ("definition", "version", "definition_digest", "as_of", "rows", "digest", "run_at")
    codes = agencies.codes()
    return RunTold(
        **{name: getattr(found, name) for name in same}, number=found.pk, reference=str(found),
        scope=sorted(codes.get(key, f"C-{-key:04d}") for key in found.scope), run_by=found.run_by.name,
        repeats=found.repeats_id,
    )  # fmt: skip


def _disclosed(request: Any, number: int) -> tuple[Run, Definition]:
    found, asked = found_or_404(number)
    audit.disclosed("extract.download", by=request.viewer, kind="extract", target=found, rows=found.rows
    )  # fmt: skip
    return found, asked


def _lines(run: Run, definition: Definition, reader: Viewer) -> Iterator[str]:
    """Each portion is read in a transaction of its own, as its reader: the call's has ended by then."""
    with viewing(reader):
        codes, gone = presenters.Codes.read(), sealed.disposed(run)
    after = 0
    while True:
        with viewing(reader):
            rows = sealed.portion(run, gone, after=after)
            lines = [
                json.dumps({name: codes.coded(name, value(version, name)) for name in definition.columns},
                           cls=DjangoJSONEncoder, ensure_ascii=False) + "\n"
                for _row, version in rows if version is not None
            ]  # fmt: skip
        if not rows:
            return
        yield "".join(lines)
        after = rows[-1][0].place
