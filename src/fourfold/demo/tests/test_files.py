"""Files are the same for the same seed, and are read through their senders' column maps."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fourfold.data.sources.reading.validating import check_file
from fourfold.demo import models
from fourfold.demo.files import rows
from fourfold.demo.files.building import contract, every_file, files_of
from fourfold.demo.forces import BY_CODE, SENDERS
from fourfold.demo.region.facts import AREAS, KINDS
from fourfold.demo.region.planning import plan

OF_PEOPLE_AND_ASSESSMENTS = {
    "roles": ["member", "associate", "enabler", "exploited_person", "victim", "witness"],
    "categories": ["suspect", "convicted", "victim", "witness_or_other"],
    "confidences": ["high", "medium", "low"],
    "exploitation_outcomes": ["exploited", "possibly_exploited", "not_exploited", "not_known"],
    "models": ["tactical"],
    "criteria": [one.code for one in models.tactical()[-1].criteria],
    "answers": ["not_known", *{level.code for one in models.tactical()[-1].criteria for level in one.levels}],
}
OWN_FAULTS = ("bad date", "unknown force", "too long", "formula")
CODES = {
    "threat_kinds": KINDS,
    "areas": AREAS,
    "agencies": [sender.code for sender in SENDERS],
    "phases": ["develop", "pursue", "monitor", "closed_dismantled", "closed_below_threshold", "closed_merged",
               "closed_other"],
    "councils": [code for sender in SENDERS for code in sender.councils] + ["E06000063", "E06000064"],
}  # fmt: skip


def test_the_same_seed_gives_byte_identical_files_and_another_seed_others():
    first, again, other = (
        {file.name: file.content for file in every_file(plan(seed, models.tactical(), size=60))}
        for seed in (7, 7, 8)
    )
    assert first == again
    assert not [name for name in first.keys() & other.keys() if first[name] == other[name]]


@pytest.mark.parametrize("sender", [sender.code for sender in SENDERS])
def test_every_row_reads_back_but_those_that_are_meant_to_be_wrong(region, sender, tmp_path: Path):
    wrong = Counter(bad.day for bad in region.bad_rows if bad.sender == sender and bad.fault in OWN_FAULTS)
    for file in files_of(region, BY_CODE[sender]):
        (path := tmp_path / "file").write_bytes(file.content)
        checked = list(check_file(path, contract(file.column_map), CODES))
        assert sum(len(chunk.bad) for chunk in checked) == wrong[file.day], file.name
        assert sum(len(chunk.good) + len(chunk.bad) for chunk in checked) == file.rows


def test_what_a_force_says_of_a_threat_reads_back_as_it_was_planned(region, tmp_path: Path):
    planned = {one.key: one.facts for one in region.threats}
    for sender in ("cheshire", "gmp", "lancashire", "merseyside"):
        file = next(files_of(region, BY_CODE[sender]))
        (path := tmp_path / "file").write_bytes(file.content)
        into = contract(file.column_map)
        for chunk in check_file(path, into, CODES):
            for values in chunk.good:
                read = dict(zip(into.names, values, strict=True))
                facts = planned[read["sender_reference"]]
                for name in (
                    "name",
                    "kind",
                    "main_area",
                    "is_soc",
                    "first_identified",
                    "affected_councils",
                    "phase",
                ):
                    assert read[name] == facts[name], (file.name, name)


def test_files_of_people_and_of_assessments_read_back_but_for_their_faults(region, tmp_path: Path):
    """A threat that is not there is no fault of the file itself: the platform finds it."""
    told = list(rows.files_of(region.rows))
    assert {(file.sender, file.what) for file in told} == set(rows.NAMES)
    for file in told:
        (path := tmp_path / file.name).write_bytes(file.content)
        checked = list(check_file(path, contract(file.column_map), CODES | OF_PEOPLE_AND_ASSESSMENTS))
        bad = [row.fault for row in region.rows if (row.sender, row.what) == (file.sender, file.what)]
        assert sum(len(chunk.bad) for chunk in checked) == sum(fault in rows.WRONG for fault in bad), (
            file.name
        )
        assert sum(len(chunk.good) + len(chunk.bad) for chunk in checked) == file.rows == len(bad)
