"""The quick way and the slow obvious way agree on generated files, row for row and fault for fault."""

from pathlib import Path
from random import Random

import pytest

from fourfold.data.sources.contracts.shipped_maps import shipped_contract
from fourfold.data.sources.reading.tests.conftest import merged
from fourfold.data.sources.reading.tests.invented import CODES, invented_rows, write_cheshire
from fourfold.data.sources.reading.tests.slow_twin import slow_check
from fourfold.data.sources.reading.validating import check_file


@pytest.mark.parametrize("seed", range(5))
def test_the_quick_way_agrees_with_the_slow_one(tmp_path: Path, seed: int, monkeypatch):
    monkeypatch.setattr("fourfold.data.sources.reading.csv_source.CHUNK", 97)
    dice = Random(seed)
    rows = invented_rows(400, seed, faulty=0.3)
    for _ in range(20):
        again = dict(dice.choice(rows))
        if dice.random() < 0.5:
            again["LRO"] = "someone else"
        rows.insert(dice.randrange(len(rows)), again)
    path = write_cheshire(tmp_path / "sent.csv", rows)
    contract = shipped_contract("threats", "cheshire")
    quick, slow = merged(list(check_file(path, contract, CODES))), slow_check(path, contract, CODES)
    assert dict(zip(quick.rows, quick.good, strict=True)) == slow.good
    assert {bad.row: {why.heading for why in bad.reasons} for bad in quick.bad} == slow.bad
    assert quick.repeated == slow.repeated
    assert len(slow.good) > 200 and len(slow.bad) > 50 and slow.repeated
    assert len(set(quick.digests)) == len(quick.good)
