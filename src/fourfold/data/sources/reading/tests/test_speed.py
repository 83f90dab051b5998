"""Says how fast a file is read and checked (run with -s); the claim itself is held in benchmarks,
not here."""

import time
from pathlib import Path

from fourfold.data.sources.contracts.shipped_maps import shipped_contract
from fourfold.data.sources.reading.tests.invented import CODES, invented_rows, write_cheshire
from fourfold.data.sources.reading.validating import check_file

ROWS = 10_000


def test_reading_and_checking_says_its_rate(tmp_path: Path):
    path = write_cheshire(tmp_path / "sent.csv", invented_rows(ROWS, seed=1))
    started = time.perf_counter()
    parts = list(check_file(path, shipped_contract("threats", "cheshire"), CODES))
    took = time.perf_counter() - started
    print(f"\n{ROWS:,} rows of 17 columns, 1% held back: {ROWS / took:,.0f} rows a second")  # noqa: T201
    assert sum(len(part.good) + len(part.bad) for part in parts) == ROWS
