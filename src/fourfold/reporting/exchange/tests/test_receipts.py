"""A receipt is taken once, row by row; what it names and is not here is said."""

from __future__ import annotations

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.reporting.exchange import receipts
from fourfold.reporting.exchange.actions import writing
from fourfold.reporting.exchange.models import Receipt, Sent
from fourfold.reporting.exchange.rules import Broken

HEADINGS = "Sender row,Sender reference,Outcome,National reference,Reason\n"


def receipt(*lines: str) -> bytes:
    return (HEADINGS + "".join(f"{line}\n" for line in lines)).encode()


def held(exchange):
    with viewing(exchange.moderator):
        return [
            *Sent.objects.order_by("pk").values("accepted", "national_reference", "reason", "answered_at")
        ]


def test_a_receipt_twice_changes_nothing(exchange):
    exchange.threat()
    answer = exchange.put_in(exchange.write())
    exchange.take(answer)
    before = held(exchange)
    again = exchange.take(answer)
    assert again.sentences() == ["This receipt was taken before. Nothing has changed."]
    assert held(exchange) == before
    with viewing(exchange.moderator):
        assert Receipt.objects.count() == 1


def test_the_same_answers_in_another_file_change_nothing(exchange):
    exchange.threat()
    answer = exchange.put_in(exchange.write())
    exchange.take(answer)
    before = held(exchange)
    again = exchange.take(answer.replace(b"\n", b"\r\n"))
    assert (again.again, again.accepted) == (1, 0) and held(exchange) == before


def test_records_that_are_not_here_are_counted_in_words(exchange):
    exchange.threat()
    upload = exchange.write()
    exchange.put_in(upload)
    taken = exchange.take(
        receipt(
            f"{upload}/1,NW-OCG-0001,Accepted,NT000001,",
            f"{upload}/2,NW-OCG-0002,Accepted,NT000002,",
            f"{upload}/1x,NW-OCG-0003,Accepted,NT000003,",
            "U-999999/1,NW-OCG-0001,Accepted,NT000004,",
        )
    )
    assert "The receipt names 3 records that are not here." in taken.sentences()
    assert taken.accepted == 1


def test_a_row_whose_record_is_another_is_not_here(exchange):
    exchange.threat()
    upload = exchange.write()
    exchange.put_in(upload)
    taken = exchange.take(receipt(f"{upload}/1,NW-OCG-0009,Accepted,NT000001,"))
    assert taken.sentences() == ["0 accepted, 0 refused.", "The receipt names 1 record that is not here."]


def test_a_refusal_after_acceptance_leaves_it_accepted_and_says_so(exchange):
    exchange.threat()
    upload = exchange.write()
    exchange.take(exchange.put_in(upload))
    before = held(exchange)
    taken = exchange.take(receipt(f"{upload}/1,NW-OCG-0001,Refused,,Doubled"))
    assert taken.otherwise == 1 and held(exchange) == before
    assert "1 row was accepted before and is refused now. It stays accepted" in taken.sentences()[1]


def test_a_receipt_proves_that_its_file_was_put_in(exchange):
    threat = exchange.threat()
    upload = exchange.write()
    exchange.take(exchange.national.take("threat", exchange.file(upload)))
    with viewing(exchange.moderator):
        upload.refresh_from_db()
    assert upload.put_in_at is not None and exchange.state(threat) == "accepted"


def test_part_of_an_answer_leaves_the_rest_on_its_way(exchange):
    first, second = exchange.threat(), exchange.threat("Op Ash")
    upload = exchange.write()
    exchange.put_in(upload)
    exchange.take(receipt(f"{upload}/1,NW-OCG-0001,Accepted,NT000001,"))
    assert (exchange.state(first), exchange.state(second)) == ("accepted", "sent")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "Sender row"),
        (b"%PDF-1.4\n", "Nothing loaded"),
        (b"PK\x03\x04 no workbook", "workbook"),
    ],
)
def test_a_file_that_is_no_receipt_is_refused_in_words(exchange, content, sentence):
    with pytest.raises(Broken, match=sentence):
        exchange.take(content)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (",NW-OCG-0001,Accepted,NT1,", "Row 2 was not taken:"),
        ("{0}/1,NW-OCG-0001,Acepted,NT1,", "Row 2 was not taken: “Acepted”"),
        (
            "{0}/1,NW-OCG-0001,Accepted,,",
            "Row 2 was not taken: it says accepted and gives no national reference.",
        ),
        ("{0}/1,NW-OCG-0001,Refused,,", "Row 2 was not taken: it says refused and gives no reason."),
    ],
)
def test_a_row_that_says_nothing_usable_is_named_and_the_rest_taken(exchange, line, sentence):
    exchange.threat()
    exchange.threat("Op Ash")
    upload = exchange.write()
    exchange.put_in(upload)
    taken = exchange.take(receipt(line.format(upload), f"{upload}/2,NW-OCG-0002,Accepted,NT2,"))
    assert taken.accepted == 1
    assert any(said.startswith(sentence) for said in taken.sentences())


def test_another_unit_takes_no_answer_for_it(exchange):
    exchange.threat()
    answer = exchange.put_in(exchange.write())
    other = exchange.person("coordinator", "merseyside")
    assert exchange.take(answer, by=other).not_here == 1
    reader = exchange.person("frontline", "cheshire")
    with pytest.raises(Refused):
        exchange.take(answer, by=reader)


def test_a_file_that_was_put_in_twice_is_accepted_whichever_answer_comes_first(exchange):
    threat = exchange.threat()
    upload = exchange.write()
    first = exchange.put_in(upload)
    second = exchange.national.take("threat", exchange.file(upload))
    exchange.take(second)
    assert exchange.entry(threat).standing.reason == "Already recorded as NT000001"
    exchange.take(first)
    assert exchange.state(threat) == "accepted"
    assert len(exchange.national.records) == 1


def test_the_region_takes_no_answer_for_a_force_that_enters_itself(exchange):
    """The moderator sees and changes the force's rows, and its receipt is still the force's to take."""
    threat, other = exchange.threat("Op Ash", "merseyside"), exchange.person("coordinator", "merseyside")
    answer = exchange.put_in(exchange.write(by=other), by=other)
    assert exchange.take(answer).not_here == 1
    assert exchange.state(threat) == "sent"


def test_of_many_rows_that_say_nothing_some_are_named_and_the_others_counted(exchange):
    taken = exchange.take(receipt(*(f"U-000001/{number},NW-OCG-0001,Accepted,," for number in range(1, 101))))
    said = taken.sentences()
    assert (
        len(said) == 22 and said[1].startswith("Row 2 was not taken") and said[-1].startswith("80 rows more")
    )


def test_more_rows_than_somebody_can_wait_for_are_refused(exchange, monkeypatch):
    """A workbook of 1 MB can hold a million rows, and is read while somebody waits."""
    monkeypatch.setattr(receipts, "MOST_ROWS", 5)
    lines = [f"U-000001/{number},NW-OCG-0001,Refused,,Doubled" for number in range(1, 6)]
    assert exchange.take(receipt(*lines[:4])).not_here == 4
    for some in (lines, [line.replace("Refused", "Perhaps") for line in lines]):
        with pytest.raises(Broken, match="more than 5 rows"):
            exchange.take(receipt(*some))


def test_who_sees_only_some_rows_of_a_file_neither_fetches_it_nor_acts_on_it(exchange, browse):
    """Otherwise half a file is put in, and the rows that they do not see are on their way for good."""
    threat, analyst = exchange.threat(), exchange.person("analyst", "nwrocu")
    upload = exchange.write()
    answer = exchange.national.take("threat", exchange.file(upload))
    for act in (lambda: exchange.put_in(upload, analyst), lambda: exchange.take(answer, analyst)):
        with pytest.raises(Refused, match="does not see"):
            act()
    with viewing(analyst) as now, pytest.raises(Refused, match="does not see"):
        writing.take_back(upload=upload, because="A slip.", by=analyst, at=now)
    for ending in ("csv", "xlsx"):
        assert browse(analyst).get(f"/outbox/files/{upload.pk}.{ending}").status_code == 403
    assert exchange.take(answer).accepted == 1 and exchange.state(threat) == "accepted"
