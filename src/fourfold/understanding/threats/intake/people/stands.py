"""Where the parts of a file of people stand, so that a file overwrites nobody's work."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation

from fourfold.data.sources.stands import Cell, Stands
from fourfold.understanding.threats.intake.people import sentences

# A part that is taken back ends on the day that it is said, unless it had ended before, and all of it is taken back. A
# part that had an end and is sent without one goes on again.
TODAY = "(fourfold_now() at time zone 'Europe/London')::date"


def _own_words() -> str:
    """What is written here of an end of which the sender does not say why, in each language, as a list in SQL."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {str(sentences.ENDED), str(sentences.TAKEN_BACK)}
    return ", ".join("'" + words.replace("'", "''").replace("%", "%%") + "'" for words in sorted(found))


# Why a part ended is said with its end alone: one that goes on again has none.
ENDS = "m.ends_on is not null or coalesce(m.taken_back, false)"
STANDS = Stands(
    table="threats_linkedperson",
    on="d.id = m.target and d.threat_id = m.threat_id",
    reference="m.reference",
    cells={
        **{name: Cell(f"d.{name}") for name in ("role", "category", "starts_on", "source", "confidence")},
        "ends_on": Cell(
            "d.ends_on",
            known=f"case when m.taken_back then coalesce(d.ends_on, {TODAY}) else m.ends_on end",
            empty_says=True,
        ),
        "ended_because": Cell(
            "nullif(d.ended_because, '')",
            unsaid=f"case when d.ended_because in ({_own_words()}) then d.ended_because end",
            said=f"case when {ENDS} then m.ended_because end",
            empty_says=True,
        ),
        "possibly_exploited": Cell("d.possibly_exploited", unsaid="false"),
    },
    told=True,
    all_of="coalesce(m.taken_back, false)",
)
