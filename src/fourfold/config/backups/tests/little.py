"""A little platform for drills: filled once, and asked the same again wherever it was restored.

python -m fourfold.config.backups.tests.little fill
python -m fourfold.config.backups.tests.little ask
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fourfold.config.commands.working import start_django, working_database

AGENCIES = {"nwrocu", "cheshire", "merseyside"}
MODERATED = {"moderation": "moderated", "tier": 2, "risk": 48, "confidence": "low"}


def fill() -> None:
    """Three people, four threats, changes at two moments, an extract and a file that waits."""
    from fourfold.core.access.viewers import viewing
    from fourfold.core.agencies import actions as agencies
    from fourfold.core.history import clock
    from fourfold.core.reference import actions as reference
    from fourfold.understanding.threats.models import Threat

    with tempfile.TemporaryDirectory() as folder:
        agencies.load_register(at=clock.read(), folder=_register(Path(folder)))
    reference.load_codes()
    moderator, analyst = _person("moderator", "nwrocu"), _person("analyst", "cheshire")
    threats = [_threat(analyst, f"Op {name}") for name in ("Larch", "Ash", "Elm", "Fell")]
    with viewing(moderator):
        Threat.objects.filter(pk__in=[one.pk for one in threats]).update(**MODERATED)
    first = _run(moderator)
    with viewing(moderator):
        Threat.objects.filter(pk=threats[0].pk).update(name="Op Larch the second", tier=1)
        Threat.objects.filter(pk=threats[1].pk).update(phase="closed_other")
        Threat.objects.filter(pk=threats[2].pk).update(owner_agency_id=_agency("merseyside"))
    _run(moderator)
    assert first.rows == 4


def answers() -> dict[str, Any]:
    """What the extracts answer when they are run again, and what lists and counts of their moments say."""
    from fourfold.core.access.viewers import viewing
    from fourfold.reporting.extracts import actions, definitions, queries, sealed
    from fourfold.reporting.extracts.models import Run
    from fourfold.understanding.threats import queries as threats

    found: dict[str, Any] = {}
    moderator, analyst = (_viewer(name) for name in ("moderator.of.nwrocu", "analyst.of.cheshire"))
    with viewing(moderator) as now:
        for run in list(Run.objects.filter(repeats=None).order_by("pk")):
            asked = definitions.definition(run.definition, run.version)
            repeated = actions.again(of=run, definition=asked, by=moderator, at=now)
            proof = sealed.proof(repeated, asked, sealed.disposed(repeated))
            found[f"{run}"] = [
                run.rows,
                run.digest,
                repeated.rows,
                repeated.digest,
                proof.whole,
                proof.differing,
            ]
            known = threats.counts_by(
                ("owner_agency_id", "phase", "tier"), asked.where, now=now, as_of=run.as_of
            )
            found[f"{run} counts"] = sorted([*map(str, key), count] for key, count in known.items())
            found[f"{run} names"] = [row.name for row in sealed.rows_of(run)]
    with viewing(analyst) as now:
        found["a force sees"] = [threats.count(threats.Filters(), now=now), queries.runs().total]
    return found


def _register(folder: Path) -> Path:
    """The shipped register, cut down to a few agencies and what stands above them, so that a dump is small."""
    from fourfold.core.agencies import register

    for name in ("agencies", "successions", "area_words"):
        lines = (register.FOLDER / f"{name}.csv").read_text().splitlines(keepends=True)
        kept = lines[1:] if name == "agencies" else []
        (folder / f"{name}.csv").write_text(
            "".join([lines[0], *(line for line in kept if _wanted(line, lines))])
        )
    return folder


def _wanted(line: str, lines: list[str]) -> bool:
    parents = {row["code"]: row["parent"] for row in csv.DictReader(lines)}
    wanted, above = set(AGENCIES), set(AGENCIES)
    while above := {parents.get(code, "") for code in above} - {""}:
        wanted |= above
    return line.split(",")[1] in wanted


def _run(by: Any) -> Any:
    from fourfold.core.access.viewers import viewing
    from fourfold.reporting.extracts import actions
    from fourfold.reporting.extracts.definitions import definitions

    with viewing(by) as now:
        return actions.run(definition=definitions()["soc-master-list"], as_of=now, by=by, at=now)


def _threat(by: Any, name: str) -> Any:
    from fourfold.core.access.viewers import viewing
    from fourfold.understanding.threats.actions import recording

    owner = _agency("cheshire")
    facts = {"name": name, "kind": "ocg", "owner_agency_id": owner, "lead_agency_id": owner, "phase": "pursue",
             "first_identified": date(2020, 5, 17)}  # fmt: skip
    with viewing(by) as now:
        return recording.add(facts=facts, by=by, at=now)


def _person(role: str, agency: str) -> Any:
    from fourfold.core.access.models import Grant, User

    user = User.objects.create(sign_in_name=f"{role}.of.{agency}", name=f"{role} of {agency}")
    Grant.objects.create(
        user=user, role=role, agency_id=_agency(agency), starts_on=date(2021, 1, 1), reason="drill"
    )
    return _viewer(user.sign_in_name)


def _viewer(name: str) -> Any:
    from fourfold.core.access import queries
    from fourfold.core.access.models import User
    from fourfold.core.history import clock

    now: datetime = clock.read()
    return queries.viewer_of(User.objects.get(sign_in_name=name), clock.day_of(now))


def _agency(code: str) -> int:
    from fourfold.core.agencies import queries

    return queries.codes()[code]


if __name__ == "__main__":
    with working_database():
        start_django()
        if sys.argv[1] == "fill":
            fill()
        sys.stdout.write(json.dumps(answers()) + "\n")
