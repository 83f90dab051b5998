"""Somebody who changes one thing after another, by whatever way things change: by an action, a load, a statement."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from fourfold.core.access.viewers import viewing
from fourfold.core.history import clock
from fourfold.data.entities.models import SourceRecord
from fourfold.demo.national.database import Record
from fourfold.reporting.exchange import maps
from fourfold.reporting.exchange.actions import writing
from fourfold.reporting.exchange.models import Kind, Upload
from fourfold.reporting.exchange.rules import Broken
from fourfold.reporting.exchange.tests.test_disruptions import recorded
from fourfold.reporting.exchange.tests.test_reconciling import load
from fourfold.reporting.exchange.tests.test_same_for_all import attached, link
from fourfold.tackling.disruptions.models import Against, Disruption
from fourfold.understanding.threats.models import ExploitationCheck, ExternalReference, LinkedPerson, Threat

NAMES = ("Wren Hollin", "Tam Oswin", "Bay Rudd")
PARTS = (
    ("victim", "victim"),
    ("member", "suspect"),
    ("associate", "convicted"),
    ("witness", "witness_or_other"),
)


@dataclass
class Walk:
    """`said` is what was done so far, for whoever reads what went wrong."""

    exchange: Any
    dice: random.Random
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.day: date = clock.day_of(clock.read())
        # Whoever amends a part sees people who are protected too.
        self.hand = replace(self.exchange.moderator, protects=True)
        self.other = self.exchange.person("coordinator", "merseyside")
        self.threats = [
            self.exchange.threat("Op Larch", summary="Told by Hollin."),
            self.exchange.threat("Op Ash", "merseyside"),
            self.exchange.recorded("Op Elm"),
        ]
        words = {
            "what": "Oswin was there.",
            "could_before": "As Hollin says.",
            "could_after": "Rudd is in prison.",
        }
        self.disruptions = [recorded(self.exchange, self.threats[0].reference, **words) for _one in range(2)]
        attached(self.exchange, self.disruptions[0], self.threats[1])
        for threat in self.threats[:2]:
            for name, part in zip(NAMES, PARTS[1:], strict=True):
                link(self.exchange, threat, name, *part, holder="cheshire")
        self.uploads: list[Upload] = []
        self.send_everything()
        for kind in Kind.values:
            load(self.exchange, kind)

    def send_everything(self) -> None:
        """So that a change of what is sent is a difference."""
        for kind in Kind.values:
            for by in (self.exchange.moderator, self.other):
                try:
                    self.exchange.send(kind, by=by)
                except Broken:
                    continue

    def step(self) -> None:
        """One change, whichever the dice give."""
        acts = [name for name in dir(self) if name.startswith("do_")]
        name = self.dice.choice(
            [*acts, "do_wait_some_days", "do_change_a_part", "do_learn_a_birthday_or_a_name"]
        )
        self.said.append(name)
        getattr(self, name)()

    def any_threat(self) -> Threat:
        return self.dice.choice(self.threats)

    def any_disruption(self) -> Disruption:
        return self.dice.choice(self.disruptions)

    def one_of(self, model: Any) -> list[Any]:
        """One of the rows that there are, if there is any."""
        return [self.dice.choice(rows)] if (rows := list(model.objects.order_by("pk"))) else []

    def set_threat(self, **changes: Any) -> None:
        with viewing(self.hand):
            Threat.objects.filter(pk=self.any_threat().pk).update(**changes)

    def set_disruption(self, **changes: Any) -> None:
        with viewing(self.hand):
            Disruption.objects.filter(pk=self.any_disruption().pk).update(**changes)

    def do_change_a_threat(self) -> None:
        self.set_threat(main_area=self.dice.choice(["drugs", "firearms", ""]))

    def do_rename_a_threat(self) -> None:
        self.set_threat(name=self.dice.choice(["Op Larch", "Hollin's lot", "Op " + "Larch " * 12]))

    def do_close_or_open_a_threat(self) -> None:
        self.set_threat(phase=self.dice.choice(["pursue", "closed_dismantled"]))

    def do_take_a_threat_off_the_list(self) -> None:
        self.set_threat(is_soc=self.dice.random() < 0.6)

    def do_hand_a_threat_over(self) -> None:
        self.set_threat(owner_agency=self.exchange.register[self.dice.choice(["cheshire", "merseyside"])])

    def do_assess_a_threat(self) -> None:
        with viewing(self.hand):
            fresh = Threat.objects.select_related("owner_agency").get(pk=self.any_threat().pk)
        if fresh.is_soc and fresh.phase == "pursue":
            self.exchange.assessed(fresh, physical=self.dice.choice(["severe", "serious"]))

    def do_link_somebody(self) -> None:
        holder = self.dice.choice(["cheshire", "merseyside"])
        link(
            self.exchange, self.any_threat(), self.dice.choice(NAMES), *self.dice.choice(PARTS), holder=holder
        )

    def do_change_a_part(self) -> None:
        with viewing(self.hand):
            role, category = self.dice.choice(PARTS)
            ends = self.dice.choice([None, self.day + timedelta(days=self.dice.randint(-3, 9))])
            for part in self.one_of(LinkedPerson):
                LinkedPerson.objects.filter(pk=part.pk).update(role=role, category=category, ends_on=ends)

    def do_learn_a_birthday_or_a_name(self) -> None:
        with viewing(self.hand):
            born = date(self.day.year - 18, self.day.month, 1) + timedelta(days=self.dice.randint(-40, 40))
            for told in self.one_of(SourceRecord):
                SourceRecord.objects.filter(pk=told.pk).update(born_on=born, name=self.dice.choice(NAMES))

    def do_fear_that_somebody_is_exploited(self) -> None:
        with viewing(self.hand) as now:
            for part in self.one_of(LinkedPerson):
                ExploitationCheck.objects.create(
                    threat_id=part.threat_id, subject_id=part.subject_id,
                    outcome=self.dice.choice(["exploited", "not_exploited"]), reason="Seen.",
                    checked_by_id=self.exchange.moderator.user_id, checked_on=clock.day_of(now), review_on=self.day,
                )  # fmt: skip

    def do_learn_a_national_reference(self) -> None:
        with viewing(self.hand) as now:
            ExternalReference.objects.update_or_create(
                {"value": f"NT77{self.dice.randint(1, 99)}", "state": "given by sender", "since": now},
                threat_id=self.any_threat().pk, system="APMIS",
            )  # fmt: skip

    def do_wait_some_days(self) -> None:
        self.day += timedelta(days=self.dice.randint(1, 12))

    def do_record_a_disruption(self) -> None:
        force = self.dice.choice(["cheshire", "merseyside"])
        by = self.exchange.coordinator if force == "cheshire" else self.other
        with viewing(self.hand):
            own = Threat.objects.filter(
                owner_agency=self.exchange.register[force], is_soc=True, phase="pursue"
            )
            references = list(own.values_list("reference", flat=True))[:1]
        self.disruptions.append(
            recorded(self.exchange, *references, by=by, force=force, what="Hollin told us.")
        )

    def do_attach_a_threat(self) -> None:
        one, threat = self.any_disruption(), self.any_threat()
        with viewing(self.hand):
            stands = Disruption.objects.get(pk=one.pk)
            there = Against.objects.filter(disruption_id=one.pk, threat_id=threat.pk).exists()
        if not there and not stands.withdrawn:
            attached(self.exchange, one, threat)

    def do_detach_a_threat(self) -> None:
        with viewing(self.hand):
            Against.objects.filter(disruption_id=self.any_disruption().pk).delete()

    def do_judge_a_disruption(self) -> None:
        self.set_disruption(assured=self.dice.choice(["", "minor", "major"]), apmis_reference="ND99")

    def do_withdraw_or_restore_a_disruption(self) -> None:
        self.set_disruption(withdrawn=self.dice.random() < 0.5)

    def do_send_everything(self) -> None:
        self.send_everything()

    def do_write_a_file(self) -> None:
        try:
            self.uploads.append(self.exchange.write(self.dice.choice(Kind.values), by=self.sender()))
        except Broken:
            self.said.append("nothing waits")

    def do_settle_a_file(self) -> None:
        if not self.uploads:
            return
        upload = self.uploads.pop()
        by = (
            self.exchange.moderator
            if upload.agency_id != self.exchange.register["merseyside"]
            else self.other
        )
        if self.dice.random() < 0.3:
            with viewing(by) as now:
                writing.take_back(upload=upload, because="The wrong day.", by=by, at=now)
        else:
            self.exchange.take(self.exchange.put_in(upload, by), by)

    def do_put_a_file_in(self) -> None:
        if self.uploads:
            with viewing(self.hand) as now:
                upload = self.uploads[-1]
                if upload.agency_id != self.exchange.register["merseyside"]:
                    writing.put_in(upload=upload, by=self.exchange.moderator, at=now)

    def do_change_the_list_there(self) -> None:
        """Somebody changes a record there, types a new one, or strikes one."""
        records = self.exchange.national.records
        known = self.dice.choice([*sorted(records), ""])
        if known and self.dice.random() < 0.5:
            records[known].cells["Owner"] = self.dice.choice(["Cheshire Constabulary", "Merseyside Police"])
        elif known and self.dice.random() < 0.5:
            del records[known]
        else:
            cells = {column.heading: "" for column in maps.newest().sheets["threat"].columns}
            number = f"NT88{self.dice.randint(1, 99)}"
            reference = self.dice.choice(["", self.any_threat().reference])
            records[number] = Record("threat", number, reference, cells | {"Owner": "Cheshire Constabulary"})
        self.do_load_a_list()

    def do_load_a_list(self) -> None:
        try:
            load(self.exchange, self.dice.choice(Kind.values), by=self.sender())
        except Broken:
            self.said.append("an empty list")

    def sender(self) -> Any:
        return self.dice.choice([self.exchange.moderator, self.other])
