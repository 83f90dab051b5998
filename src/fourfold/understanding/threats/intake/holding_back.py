"""What a file may not do is held back with a sentence: change a threat's type, close, reopen or hand it over.

Those are decisions with a reason, an approver and a later check, and are taken on the threat's page.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext_lazy as _

from fourfold.core.agencies import queries as agencies
from fourfold.core.history import clock
from fourfold.data.sources.contracts.saying import Sentence, sentence
from fourfold.data.sources.staging import Staged

TYPE_CHANGES = sentence(
    "threat_type_changes",
    _(
        "This row changes the type of %(reference)s. Reclassify it on its page, with a reason; then load the row again."
    ),
)
CLOSES = sentence(
    "threat_closes",
    _(
        "This row closes or reopens %(reference)s. Do that on its page, with a reason; then load the row again."
    ),
)
OWNER_CHANGES = sentence(
    "threat_owner_changes",
    _(
        "This row names another owner than %(reference)s has. If that is right, transfer it on its page, "
        "with a reason; then load the row again."
    ),
)
MERGED = sentence(
    "threat_merged", _("%(reference)s was merged into another threat. Send what is new about that one.")
)
NOT_THEIRS = sentence("threat_not_theirs", _("This row may not be loaded: another agency owns the threat."))

IS_MERGED = ("sender_reference", "t.merged_into_id is not null", MERGED)
TAKES_A_DECISION: tuple[tuple[str, str, Sentence], ...] = (
    IS_MERGED,  # asked again: somebody may have merged it until its record was locked
    ("kind", "t.kind <> s.kind", TYPE_CHANGES),
    ("phase", "(t.phase like '%%closed%%') <> (s.phase like '%%closed%%')", CLOSES),
)
ANOTHER_OWNER = ("owner_agency", "t.owner_agency_id <> s.owner_agency", OWNER_CHANGES)

# A known row whose threat the loader can no longer see was transferred away. One sentence for both, so that it does
# not tell which: the row's owner is not theirs, or a record that they may not see exists.
OUT_OF_SCOPE = """
    update pg_temp.staged s set news = 'held', held_column = 'owner_agency', held_why = %(why)s
     where (s.news is distinct from 'same' and s.news is distinct from 'held')
       and (s.owner_agency <> all (%(owners)s::int[])
            or (s.news = 'changed' and not exists (
                select 1 from threats_threat t where t.id = s.target and t.owner_agency_id = any (%(owners)s::int[]))))
"""


def hold_back_of_others(staged: Staged) -> None:
    """Mark the staged rows that are not the sender's, before anything is read of the threats that they name."""
    _hold_known(staged, [ANOTHER_OWNER])
    with connection.cursor() as cursor:
        cursor.execute(OUT_OF_SCOPE, {"owners": owners(staged), "why": NOT_THEIRS.code})


def hold_back_merged(staged: Staged) -> None:
    """Mark the rows of merged threats before anybody is asked to compare what would never be taken in."""
    _hold_known(staged, [IS_MERGED])


def hold_back(staged: Staged) -> None:
    """Mark the staged rows that would take a decision, with their sentence."""
    _hold_known(staged, TAKES_A_DECISION)


def owners(staged: Staged) -> list[int]:
    """Whose threats this file may hold: the sender's and those below it, as far as the loader may change them."""
    sender = staged.batch.sender_id
    reach = agencies.descendants(sender, clock.day_of(staged.at)) | {sender}
    return sorted(reach.intersection(staged.by.write_agencies))


def _hold_known(staged: Staged, about: Iterable[tuple[str, str, Sentence]]) -> None:
    if staged.counts().get("changed"):
        with connection.cursor() as cursor:
            for column, condition, why in about:
                cursor.execute(_held(condition), {"column": column, "why": why.code})


def _held(condition: str) -> str:
    """Hold back known rows whose threat differs in a way that takes a decision."""
    return f"""
        update pg_temp.staged s
           set news = 'held', held_column = %(column)s, held_why = %(why)s, held_about = t.reference
          from threats_threat t
         where t.id = s.target and s.news = 'changed' and ({condition})
    """
