"""Where the records of a file of disruptions stand, so that a file overwrites nobody's work."""

from __future__ import annotations

from fourfold.data.sources.stands import Cell, Listed, Stands
from fourfold.tackling.disruptions.intake.results import KINDS

AS_NAMED = (
    "role", "event_on", "main_p", "claimed", "what", "could_before", "could_after", "expected_length", "tactics",
    "apmis_reference", "evidence",
)  # fmt: skip
# All results of a record in one line, so that the records of a file are looked at once.
RESULTS = ", ".join(
    f"sum(amount) filter (where kind = '{kind}' and drug_class = '{drug_class}') as {column}"
    for column, (kind, drug_class) in KINDS.items()
)
STANDS = Stands(
    table="disruptions_disruption",
    on="d.id = m.target",
    reference="d.reference",
    beside=f"""left join lateral (
        select {RESULTS} from disruptions_result where disruption_id = d.id) r on true""",
    cells={
        **{name: Cell(f"d.{name}") for name in AS_NAMED},
        "benefits": Cell(
            "d.benefits_id", shown="(select a.code from agencies_agency a where a.id = d.benefits_id)"
        ),
        # A last day that is the first says nothing more; nor does a further P that is the main one.
        "event_ends_on": Cell("d.event_ends_on", said="nullif(m.event_ends_on, m.event_on)"),
        "further_ps": Cell("d.further_ps", said="array_remove(m.further_ps, m.main_p::varchar)"),
        "record_date": Cell("d.record_date", unsaid="d.record_date"),  # nobody amends it here
        "threat_references": Listed(gone="threats_gone"),
        # A nought says that there is none.
        **{column: Cell(f"coalesce(r.{column}, 0)", unsaid="0") for column in KINDS},
    },
)
