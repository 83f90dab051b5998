"""Whatever bytes arrive, under every format, the answer is rows or a refusal in words."""

import io
import json
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from fourfold.data.sources.contracts.saying import Refused
from fourfold.data.sources.contracts.shape import Contract
from fourfold.data.sources.reading.tests.conftest import CODES, HEAD, small
from fourfold.data.sources.reading.validating import check_file

MAPS = [
    small(),
    small(
        encodings="[windows-1252, utf-16, utf-8]", end_mark="{word: END, count_cell: 2}", extra_columns="any"
    ),
    small(format="xlsx"),
    small(format="ndjson"),
    small(format="json", extra_columns="any"),
]
CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from(["A1", "gmp", "31/02/2023", "1/2/2023", '"', "\0", "=1", "END"])
)


def outcome(content: bytes, contract: Contract) -> None:
    """Everything that comes of a file can be said and kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sent"
        path.write_bytes(content)
        try:
            for checked in check_file(path, contract, CODES):
                assert len(checked.good) == len(checked.rows) == len(checked.digests)
                for bad in checked.bad:
                    assert bad.reasons and "\n".join(bad.sentences).encode()
                    assert "\0" not in bad.raw and bad.raw.isascii()
                for row in checked.good:
                    json.dumps([str(value) for value in row], ensure_ascii=False).encode()
                assert all(told.sentence.encode() for told in checked.warned)
        except Refused as refused:
            assert str(refused).encode()


@pytest.mark.parametrize("contract", MAPS, ids=lambda one: f"{one.format}-{len(one.encodings)}")
@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes(contract, content):
    outcome(content, contract)


@pytest.mark.parametrize("contract", MAPS[:2], ids=["plain", "marked"])
@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(st.lists(CELLS, max_size=5), max_size=5),
    codec=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_cells_below_the_right_headings(contract, rows, codec):
    text = HEAD + "\n".join(",".join(row) for row in rows)
    outcome(text.encode(codec, "replace"), contract)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["Ref", "Force", "Event date"]), inner)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("contract", MAPS[3:], ids=["ndjson", "json"])
@settings(max_examples=100, deadline=None)
@given(
    records=st.lists(JSON, max_size=4),
    cut=st.integers(0, 40),
    start=st.sampled_from(["", "\ufeff", "[[" * 99]),
)
def test_any_records_whole_or_cut(contract, records, cut, start):
    named = [{"Ref": "A", "Force": "gmp", "Event date": "", "Note": one} for one in records]
    lines = [json.dumps(one) for one in [*named, *records]]
    text = "\n".join(lines) if contract.format == "ndjson" else f"[{','.join(lines)}]"
    outcome((start + text)[: len(text) - cut if cut else None].encode(), contract)


def workbook() -> bytes:
    """A small whole workbook."""
    book = Workbook()
    for row in ([*HEAD.strip().split(",")], ["A1", "gmp", "01/02/2023", "fine"]):
        book.active.append(row)
    book.save(stream := io.BytesIO())
    return stream.getvalue()


WHOLE = workbook()


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(WHOLE) - 1), with_=st.binary(max_size=4), cut=st.booleans())
def test_a_damaged_workbook(at, with_, cut):
    outcome(WHOLE[:at] if cut else WHOLE[:at] + with_ + WHOLE[at + len(with_) :], MAPS[2])


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 2000), with_=st.text("0123456789<>&\"'=rst ZQ", max_size=6))
def test_a_workbook_whose_sheet_is_damaged(at, with_):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            spot = at % len(text)
            changed = text[:spot] + with_ + text[spot + len(with_) :]
            new.writestr(part, changed if part.endswith("sheet1.xml") else text)
    outcome(made.getvalue(), MAPS[2])
