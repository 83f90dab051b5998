"""Where the parts of a file of people stand, so that a file overwrites nobody's work."""

from __future__ import annotations

from fourfold.data.sources.stands import Cell, Stands

# A part that is taken back ends on the day that it is said, unless it had ended before, and all of it is taken back. A
# part that had an end and is sent without one goes on again.
TODAY = "(fourfold_now() at time zone 'Europe/London')::date"
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
        "possibly_exploited": Cell("d.possibly_exploited", unsaid="false"),
    },
    told=True,
    all_of="coalesce(m.taken_back, false)",
)
