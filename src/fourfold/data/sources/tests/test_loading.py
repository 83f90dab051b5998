"""A file is received, tried and loaded: whole or not at all, and twice is the same as once."""

from __future__ import annotations

import io

import pytest

from fourfold.core.access.policy import Refused
from fourfold.core.access.viewers import viewing
from fourfold.data.sources.actions import loading, receiving
from fourfold.data.sources.models import Arrival, Batch, HeldRow
from fourfold.data.sources.tests.cheshire import loaded, received, row, written
from fourfold.understanding.threats.models import Threat, ThreatVersion


def test_every_row_is_new_changed_unchanged_or_held_back(analyst):
    loaded(analyst, row(1), row(2))
    batch = loaded(analyst, row(1), row(2, Summary="more"), row(3), row(4, Event_date="31/02/2023"), row(3))
    assert (batch.rows, batch.added, batch.changed, batch.unchanged, batch.held) == (5, 1, 1, 2, 1)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_same_file_again_changes_nothing_and_the_log_says_so(analyst, as_owner, spool):
    first = loaded(analyst, row(1), row(2))
    again = loaded(analyst, row(1), row(2))
    assert again.pk == first.pk
    assert list(spool.iterdir()) == []
    assert as_owner("select act, rows, reason from audit_entry where target_kind = 'batch' order by id") == [
        ("batch.receive", None, ""),
        ("batch.load", 2, "added 2, changed 0, unchanged 0, held 0"),
        ("batch.again", 0, ""),
    ]


def test_the_same_rows_in_another_file_change_nothing(analyst):
    loaded(analyst, row(1), row(2))
    with viewing(analyst):
        before = Threat.objects.count(), ThreatVersion.objects.count(), Arrival.objects.count()
    batch = loaded(analyst, row(2), row(1))
    with viewing(analyst):
        assert (Threat.objects.count(), ThreatVersion.objects.count(), Arrival.objects.count()) == before
    assert (batch.added, batch.changed, batch.unchanged) == (0, 0, 2)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (written(row(1), row(2), ending=False), "File stops at row 3"),
        (written(row(1), row(2), count=3), "its last line says 3 rows and it has 2"),
        (written(row(1, Threat_name="Tŷ")).replace("ŷ".encode(), b"\xff"), "cannot be read"),
        (written(row(1), row(2, Summary="TOP SECRET: where she is")), "marked above OFFICIAL-SENSITIVE"),
        (b"", "The file is empty"),
        (b"PK\x03\x04 a workbook", "This file is a workbook"),
        (written(row(1)).replace(b"Threat name", b"Name of threat"), "Threat name"),
    ],
)
def test_a_file_that_is_not_whole_or_not_right_loads_nothing(
    analyst, content, sentence, spool, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        batch = loaded(analyst, content=content)
    assert batch.state == "refused"
    assert sentence in batch.refusal and "Nothing loaded." in batch.refusal
    with viewing(analyst):
        assert Threat.objects.count() == Arrival.objects.count() == HeldRow.objects.count() == 0
    assert list(spool.iterdir()) == []


def test_a_refused_file_may_be_sent_again(analyst):
    content = written(row(1), ending=False)
    first = loaded(analyst, content=content)
    assert received(analyst, content).pk != first.pk


@pytest.mark.parametrize(
    ("changes", "column", "sentence"),
    [
        ({"Event_date": "31/02/2023"}, "Event date", "31/02/2023 is not a date."),
        ({"Owning_force": "Chesire"}, "Owning force", "Did you mean Cheshire?"),
        ({"Type": ""}, "Type", "This must be filled in."),
        ({"Sub_type": "x" * 41}, "Sub type", "This is 41 characters long; 40 at most."),
    ],
)
def test_a_bad_cell_holds_back_its_row_and_no_other(analyst, changes, column, sentence):
    batch = loaded(analyst, row(1), row(2, **changes))
    assert (batch.added, batch.held) == (1, 1)
    with viewing(analyst):
        held = HeldRow.objects.get()
        assert (held.row, held.reasons[0]["heading"]) == (3, column)
        from fourfold.data.sources.presenters import reasons

        assert sentence in str(reasons(held.reasons)[0].said)


def test_a_formula_in_a_text_is_kept_as_text(analyst):
    assert loaded(analyst, row(1, Summary="=HYPERLINK(1)")).added == 1


def test_a_trial_says_what_a_load_does_and_leaves_nothing(analyst):
    loaded(analyst, row(1))
    content = written(row(1, Type="Vulnerability"), row(2), row(3, Event_date="soon"))
    batch = received(analyst, content)
    with viewing(analyst) as now:
        before = Threat.objects.count(), ThreatVersion.objects.count(), Arrival.objects.count()
        tried = loading.try_out(batch=batch, by=analyst, at=now)
        assert (Threat.objects.count(), ThreatVersion.objects.count(), Arrival.objects.count()) == before
        assert HeldRow.objects.count() == 0
    assert tried.state == "tried"
    trial = tried.trial
    with viewing(analyst) as now:
        done = loading.load(batch=batch, by=analyst, at=now)
    assert {name: getattr(done, name) for name in ("rows", "added", "changed", "unchanged", "held")} == {
        name: trial[name] for name in ("rows", "added", "changed", "unchanged", "held")
    }
    assert [one["row"] for one in trial["shown"]] == [2, 4]


def test_a_file_that_was_only_tried_is_not_loaded_by_resuming(analyst):
    batch = received(analyst, written(row(1)))
    with viewing(analyst) as now:
        loading.try_out(batch=batch, by=analyst, at=now)
        assert loading.finish_waiting(by=analyst, at=now) == []
    left = received(analyst, written(row(2)))
    with viewing(analyst) as now:
        assert [one.pk for one in loading.finish_waiting(by=analyst, at=now)] == [left.pk]


def test_a_file_taken_back_may_come_again(analyst, spool, django_capture_on_commit_callbacks):
    batch = received(analyst, written(row(1)))
    with django_capture_on_commit_callbacks(execute=True), viewing(analyst) as now:
        receiving.withdraw(batch=batch, by=analyst, at=now)
    assert list(spool.iterdir()) == []
    assert loaded(analyst, row(1)).added == 1


def test_two_senders_of_the_same_bytes_do_not_take_each_others_file(analyst, person, register, spool):
    received(analyst, written(row(1)))
    other = person("analyst", "merseyside")
    received(other, written(row(1)))
    assert len(list(spool.iterdir())) == 2


def test_a_load_for_another_agency_is_refused(analyst, register):
    with pytest.raises(Refused, match="your own agency only"):
        received(analyst, written(row(1)), sender=register["merseyside"])


def test_another_force_sees_no_batch_and_no_row(analyst, person):
    loaded(analyst, row(1), row(2, Event_date="soon"))
    with viewing(person("analyst", "merseyside")):
        assert Batch.objects.count() == HeldRow.objects.count() == Arrival.objects.count() == 0


def test_two_files_in_one_transaction_do_not_meet(analyst):
    with viewing(analyst) as now:
        for number in (1, 2):
            batch = receiving.receive(
                sender_id=analyst.agency_id,
                what="threats",
                column_map="threats_cheshire",
                file_name="a.csv",
                file=io.BytesIO(written(row(number))),
                by=analyst,
                at=now,
            )
            assert loading.load(batch=batch, by=analyst, at=now).added == 1


def test_a_key_copied_from_a_web_page_is_the_key_that_it_looks_like(analyst):
    loaded(analyst, row(1))
    again = loaded(analyst, {**row(1), "Ref": "CH-0001\u200b"})
    assert (again.added, again.unchanged) == (0, 1)


def test_a_name_whose_letters_are_turned_round_is_held_back(analyst):
    assert loaded(analyst, row(1, Threat_name="Op \u202ehcraL")).held == 1


def test_headings_may_differ_in_case_spaces_and_what_cannot_be_seen(analyst):
    content = written(row(1)).replace(b"Threat name", " THREAT \u00a0name\u200b".encode())
    assert loaded(analyst, content=content).added == 1


def test_a_file_of_more_columns_than_a_page_can_mend_is_refused(analyst):
    wide = ",".join(f"c{number}" for number in range(10_000)).encode()
    assert "beyond column 500" in loaded(analyst, content=wide + b"\n" + wide + b"\n").refusal


def test_a_file_of_which_too_much_would_be_held_back_is_refused_whole(analyst, monkeypatch):
    monkeypatch.setattr("fourfold.data.sources.taking.MOST_HELD", 300)
    batch = loaded(analyst, *(row(number, Event_date="soon") for number in range(3)))
    assert batch.state == "refused" and "Is it the right column map?" in batch.refusal
    with viewing(analyst):
        assert HeldRow.objects.count() == 0
