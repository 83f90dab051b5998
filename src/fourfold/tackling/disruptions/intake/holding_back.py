"""What cannot be, or is for people to decide, is held back with a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext_lazy as _

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.data.sources.contracts.saying import Sentence, sentence
from fourfold.data.sources.staging import Staged
from fourfold.tackling.disruptions import rules
from fourfold.tackling.disruptions.intake.results import KINDS

TOMORROW = sentence("disruption_tomorrow", _("Event date is after today."))
BACKWARDS = sentence(
    "disruption_backwards", _("The event ends before it begins. Change one of the two dates.")
)
ENDS_TOMORROW = sentence("disruption_ends_tomorrow", _("The event's last day is after today."))
RECORDED_TOMORROW = sentence("disruption_recorded_tomorrow", _("The record date is after today."))
RECORDED_FIRST = sentence(
    "disruption_recorded_first", _("The record date is before the event. Change one of the two dates.")
)
NEEDED = sentence("disruption_needed", _("This must be filled in."))
NO_WORDS = sentence("disruption_no_words", _("Say what happened."))
LEAD_FOR_ANOTHER = sentence(
    "disruption_lead_for_another",
    _("Only support is for another agency. Choose support, or leave out whom it was for."),
)
FOR_ITSELF = sentence(
    "disruption_for_itself", _("An agency supports another, not itself. Choose the agency that led.")
)
NO_CHOICE = sentence("disruption_no_choice", _("This is not among the choices that there are."))
TOO_LONG = sentence(
    "disruption_too_long", _("One of these is too long: a tactic has 100 characters, a reference 60.")
)
TOO_MUCH = sentence(
    "disruption_too_much",
    _("How much a result is must be nothing or more, and less than 100,000,000,000."),
)
TWICE = sentence(
    "disruption_twice", _("This agency's reference stands in an earlier row of the file already.")
)
WITHDRAWN = sentence(
    "disruption_withdrawn",
    _("%(reference)s was withdrawn, and is changed no more. Send the event as a new one, if there was one."),
)
JOINED = sentence(
    "disruption_joined",
    _(
        "This row changes who led %(reference)s, which is joined with another agency's record. Ask the ROCTA unit."
    ),
)
NOT_THEIRS = sentence(
    "disruption_not_theirs", _("This row may not be loaded: it is another agency's record.")
)


def _known(column: str) -> str:
    """A condition: a row's word is none of those that there are."""
    known = ", ".join(f"'{word}'" for word in rules.CODES[column])
    return f"s.{column} not in ({known})"


def _amount(name: str) -> str:
    """A condition: a result is less than nothing, or more than there is room for."""
    return f"(s.{name} < 0 or s.{name} >= {rules.MOST:f})"


AMOUNTS = " or ".join(_amount(name) for name in KINDS)
WRONG_AMOUNT = "case " + " ".join(f"when {_amount(name)} then '{name}'" for name in KINDS) + " end"


AGAIN = """s.row in (
    select row from (
        select row, row_number() over (partition by agency, sender_reference order by row) as time
          from pg_temp.staged where news is null) rows where time > 1)"""

# Of a row by itself: the column that is named, what must not be, and the sentence. One look is enough for all amounts.
CANNOT_BE: tuple[tuple[str, str, Sentence], ...] = (
    *((name, f"s.news is null and s.{name} is null", NEEDED) for name in ("role", "event_on", "main_p")),
    ("event_on", "s.event_on > %(today)s", TOMORROW),
    ("event_ends_on", "s.event_ends_on < s.event_on", BACKWARDS),
    ("event_ends_on", "s.event_ends_on > %(today)s", ENDS_TOMORROW),
    ("record_date", "s.record_date < s.event_on", RECORDED_FIRST),
    ("record_date", "s.record_date > %(today)s", RECORDED_TOMORROW),
    ("what", "s.news is null and coalesce(trim(s.what), '') = ''", NO_WORDS),
    ("benefits", "s.role = 'lead' and s.benefits is not null", LEAD_FOR_ANOTHER),
    ("benefits", "s.benefits = s.agency", FOR_ITSELF),
    *((name, _known(name), NO_CHOICE) for name in rules.CODES),
    ("further_ps", f"not s.further_ps <@ array{list(rules.CODES['main_p'])}::varchar[]", NO_CHOICE),
    ("tactics", "exists (select 1 from unnest(s.tactics) t where length(t) > 100)", TOO_LONG),
    (
        "threat_references",
        "exists (select 1 from unnest(s.threat_references) t where length(t) > 60)",
        TOO_LONG,
    ),
    (WRONG_AMOUNT, AMOUNTS, TOO_MUCH),
    ("sender_reference", AGAIN, TWICE),
)
IS_WITHDRAWN = ("sender_reference", "d.withdrawn", WITHDRAWN)
# Of a row against its record, which keeps what the row leaves empty.
AGAINST_ITS_RECORD: tuple[tuple[str, str, Sentence], ...] = (
    IS_WITHDRAWN,  # asked again: somebody may have withdrawn it until it was locked
    (
        "role",
        "(d.joined_into_id is not null or d.contributors > 0)"
        " and (s.role <> d.role or s.benefits is distinct from d.benefits_id and s.benefits is not null)",
        JOINED,
    ),
    (
        "event_ends_on",
        "coalesce(s.event_ends_on, d.event_ends_on) < coalesce(s.event_on, d.event_on)",
        BACKWARDS,
    ),
    (
        "record_date",
        "coalesce(s.record_date, d.record_date) < coalesce(s.event_on, d.event_on)",
        RECORDED_FIRST,
    ),
)

# A row of another agency, and a known row whose record the loader can no longer see: one sentence for both.
OUT_OF_SCOPE = """
    update pg_temp.staged s set news = 'held', held_column = 'agency', held_why = %(why)s
     where (s.news is distinct from 'same' and s.news is distinct from 'held')
       and (s.agency <> all (%(owners)s::int[])
            or (s.news = 'changed' and not exists (
                select 1 from disruptions_disruption d where d.id = s.target and d.agency_id = s.agency)))
"""
# One look at each row for all that it may not be: the first that holds is what is said of it.
HOLD = """
    update pg_temp.staged s set news = 'held', held_column = {column}, held_why = {why}
     where (s.news is null or s.news = 'changed') and ({any})
"""
HOLD_KNOWN = """
    update pg_temp.staged s set news = 'held', held_column = {column}, held_why = {why}, held_about = d.reference
      from disruptions_disruption d where d.id = s.target and s.news = 'changed' and ({any})
"""


def hold_back_of_others(staged: Staged) -> None:
    """Mark the staged rows that are not the sender's, before anything is read of the records that they name."""
    with connection.cursor() as cursor:
        cursor.execute(OUT_OF_SCOPE, {"owners": _owners(staged), "why": NOT_THEIRS.code})


def hold_back_withdrawn() -> None:
    """Mark the rows of withdrawn records before anybody is asked to compare what would never be taken in."""
    with connection.cursor() as cursor:
        cursor.execute(_first_of(HOLD_KNOWN, [IS_WITHDRAWN]), {})


def hold_back(staged: Staged) -> None:
    """Mark the staged rows that cannot be, or that take a decision, with their sentence."""
    with connection.cursor() as cursor:
        for statement, about in ((HOLD, CANNOT_BE), (HOLD_KNOWN, AGAINST_ITS_RECORD)):
            cursor.execute(_first_of(statement, about), {"today": clock.day_of(staged.at)})


def _first_of(statement: str, about: Iterable[tuple[str, str, Sentence]]) -> str:
    cases = [
        (condition, column if column == WRONG_AMOUNT else f"'{column}'", why.code)
        for column, condition, why in about
    ]
    columns = " ".join(f"when {condition} then {column}" for condition, column, _why in cases)
    sentences = " ".join(f"when {condition} then '{why}'" for condition, _column, why in cases)
    found = " or ".join(f"({condition})" for condition, _column, _why in cases)
    return statement.format(column=f"case {columns} end", why=f"case {sentences} end", any=found)


def _owners(staged: Staged) -> list[int]:
    """Whose records this file may hold: the sender's and those below it, as far as the loader may change them."""
    sender = staged.batch.sender_id
    reach = agencies.descendants(sender, clock.day_of(staged.at)) | {sender}
    return sorted(reach.intersection(staged.by.write_agencies))
