"""Whatever arrives is received, tried, loaded and shown: a batch in which no row is lost, or a sentence."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fourfold.core.access.viewers import viewing
from fourfold.data.sources.actions import loading, receiving
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests.cheshire import GOOD, HEADINGS, written
from fourfold.understanding.threats.models import Threat, ThreatVersion

CHESHIRE, GMP = "threats_cheshire", "threats_gmp"
GMP_GOOD = {"recordId": "1", "threatName": "Op Larch", "threatType": "ocg", "primaryArea": "drugs", "ownerForce": "gmp",
            "phase": "pursue", "isSoc": "yes", "summary": ""}  # fmt: skip
ODD = (
    "=HYPERLINK(1)",
    "@SUM(A1)",
    "\0",
    "\ud800",
    "\u202egnp",
    "Tŷ\u200b Coch",
    "1/1/23",
    "29/02/2023",
    "44958",
    '"',
    "1e999",
    "9" * 5000,
)
CELL = st.one_of(st.text(max_size=10), st.sampled_from(ODD))
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | CELL,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(CELL, inner, max_size=2),
    max_leaves=4,
)
CSV_FILES = st.lists(st.dictionaries(st.sampled_from(HEADINGS), CELL, max_size=3), min_size=1, max_size=4)
RECORDS = st.lists(
    st.dictionaries(st.sampled_from([*GMP_GOOD, "more"]) | CELL, VALUE, max_size=3), min_size=1, max_size=4
)
SENT = {"max_examples": 25, "deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


def as_csv(rows):
    """Rows that differ from good ones in some cells; characters that no encoding has are written as they come."""
    return written(*({**GOOD, "Ref": f"CH-{at}", **row} for at, row in enumerate(rows)))


def as_lines(records):
    """Records that differ from good ones in some fields."""
    return "".join(
        json.dumps({**GMP_GOOD, "recordId": str(at), **one}) + "\n" for at, one in enumerate(records)
    ).encode()


def kept(batch):
    """What the platform holds of anything."""
    return (
        Threat.objects.count(),
        ThreatVersion.objects.count(),
        Arrival.objects.count(),
        HeldRow.objects.count(),
    )


def through(viewer, browser, content, column_map):
    """Send a file all the way, look at every page of it, and send it again."""
    with viewing(viewer) as now:
        sent = {
            "sender_id": viewer.agency_id,
            "what": "threats",
            "column_map": column_map,
            "file_name": "a\ud800\0.csv",
        }
        batch = receiving.receive(**sent, file=io.BytesIO(content), by=viewer, at=now)
        tried = loading.try_out(batch=batch, by=viewer, at=now)
    look(browser, tried)
    if tried.state == Batch.State.LOADED:
        return  # these very bytes came before
    with viewing(viewer) as now:
        before = kept(batch)
        done = loading.load(batch=batch, by=viewer, at=now)
        held = list(HeldRow.objects.filter(batch=done))
    look(browser, done, *(f"/rows/{one.row}" for one in held), "/held.csv", "/records")
    if done.state == Batch.State.REFUSED:
        assert done.refusal.endswith("Nothing loaded.") and kept_now(viewer, done) == before
        return
    assert done.rows == done.added + done.changed + done.unchanged + done.held and done.held == len(held)
    assert all(one.reasons and json.loads(one.sent) for one in held)
    after = kept_now(viewer, done)
    with viewing(viewer) as now:
        again = receiving.receive(**sent, file=io.BytesIO(content), by=viewer, at=now)
        assert (
            again.pk == done.pk and loading.load(batch=again, by=viewer, at=now).state == Batch.State.LOADED
        )
        other = receiving.receive(**sent, file=io.BytesIO(reworded(content)), by=viewer, at=now)
        fresh = other.state == Batch.State.RECEIVED
        last = loading.load(batch=other, by=viewer, at=now)
        # Rows that were held back are held back again; nothing else may have moved.
        assert not fresh or ((last.added, last.changed) == (0, 0) and last.rows == done.rows)
    assert kept_now(viewer, done)[:3] == after[:3]


def reworded(content):
    """The same rows in other bytes."""
    return content.replace(b"\r\n", b"\n") if b"\r\n" in content else content + b"\n"


def kept_now(viewer, batch):
    with viewing(viewer):
        return kept(batch)


def look(browser, batch, *more):
    """Every page of a batch answers."""
    for page in ("", *more):
        answer = browser.get(f"/sources/{batch.pk}{page}")
        assert answer.status_code == 200, page
        b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def cheshire(analyst, browse):
    return analyst, browse(analyst)


@pytest.fixture
def gmp(person, codes, browse):
    viewer = person("analyst", "gmp")
    return viewer, browse(viewer)


@settings(**SENT)
@given(content=st.binary(max_size=80))
@example(content=b"")
@example(content=b"Ref\r\n")
@example(content=b"\xef\xbb\xbf" + b"x" * 200_000 + b",\n")
def test_any_bytes(cheshire, content):
    through(*cheshire, content, CHESHIRE)


@settings(**SENT)
@given(rows=CSV_FILES)
@example(
    rows=[{"Summary": "=HYPERLINK(1)", "Threat name": "Tŷ\u200b Coch"}, {"Ref": "\0"}, {"Type": "\u202eIP"}]
)
def test_any_cells(cheshire, rows):
    content = as_csv(
        [{name: cell.encode(errors="replace").decode() for name, cell in row.items()} for row in rows]
    )
    through(*cheshire, content, CHESHIRE)


@settings(**SENT)
@given(records=RECORDS)
@example(
    records=[
        {"threatName": "\ud800"},
        {"recordId": "\ud800", "\ud800": 1},
        {"threatName": float("nan")},
        {"threatName": ["\udfff"]},
    ]
)
@example(
    records=[
        {"recordId": 10**400},
        {"recordId": {"a": {"b": []}}},
        {"threatName": "\0"},
        {"ownerForce": "Atlantis"},
    ]
)
def test_any_records(gmp, records):
    through(*gmp, as_lines(records), GMP)


@pytest.mark.parametrize(
    "line",
    [b'{"recordId":"7","recordId":"8"}', b"[" * 100_000, b'{"recordId":' + b"9" * 5000 + b"}", b'"', b"\xff"],
)
def test_a_line_that_is_no_record_holds_back_itself_alone(gmp, line):
    through(*gmp, as_lines([{}]) + line + b"\n" + as_lines([{"recordId": "2"}]), GMP)


def test_a_row_sent_back_opens_as_text_in_a_spreadsheet(cheshire):
    content = as_csv(
        [{"Event date": "soon", "Summary": one} for one in ("=1+1", "+1", "-1+A1", "@A1", "\t=1")]
    )
    viewer, browser = cheshire
    through(viewer, browser, content, CHESHIRE)
    with viewing(viewer):
        number = Batch.objects.order_by("pk")[0].pk
    text = b"".join(browser.get(f"/sources/{number}/held.csv").streaming_content).decode("utf-8-sig")
    assert not [
        cell for line in csv.reader(io.StringIO(text)) for cell in line if cell[:1] in "=+-@\t\r" and cell
    ]
