"""Where the records of a file of threats stand, so that a file overwrites nobody's work."""

from __future__ import annotations

from fourfold.data.sources.stands import Cell, Listed, Stands

AS_NAMED = (
    "name", "kind", "subtype", "summary", "main_area", "further_areas", "phase", "first_identified",
)  # fmt: skip
# Moderation works a day of review out, which is nobody's word; it stays when an assessment is withdrawn.
WORKED_OUT = "d.assessment_of_record is not null or d.moderation = 'withdrawn'"
STANDS = Stands(
    table="threats_threat",
    on="d.id = m.target",
    reference="d.reference",
    cells={
        **{name: Cell(f"d.{name}") for name in AS_NAMED},
        "review_due": Cell("d.review_due", unsaid=f"case when {WORKED_OUT} then d.review_due end"),
        "is_soc": Cell("d.is_soc", unsaid="true"),
        "lead_agency": Cell(
            "d.lead_agency_id",
            unsaid="d.owner_agency_id",
            shown="(select a.code from agencies_agency a where a.id = d.lead_agency_id)",
        ),
        "lro_name_key": Cell("d.lro"),
        "affected_councils": Listed(),  # a council that a file names no more stays
        **{
            f"{system.lower()}_reference": Cell(
                f"(select e.value from threats_externalreference e where e.threat_id = d.id and e.system = '{system}')"
            )
            for system in ("APMIS", "PND")
        },
    },
)
