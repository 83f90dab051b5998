"""Files are the same for the same seed, and are read through their senders' column maps."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fourfold.data.sources.reading.validating import check_file
from fourfold.demo import models
from fourfold.demo.files.building import contract, every_file, files_of
from fourfold.demo.forces import BY_CODE, SENDERS
from fourfold.demo.region.facts import AREAS, KINDS
from fourfold.demo.region.planning import plan

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
