"""Where the answers of a file of assessments stand, so that a file overwrites nobody's work."""

from __future__ import annotations

from fourfold.data.sources.stands import Cell, Stands

# The assessment that the sender calls the same, the latest of them; or the one that the row went to.
OF_A_ROW = """coalesce(
    (select max(x.id) from assessments_assessment x
      where x.threat_id = m.threat_id and x.second_to_id is null
        and x.sent_reference = coalesce(m.assessment_reference, m.assessed_on::text)),
    m.target)"""
ANSWER = "d.answers -> m.criterion"
STANDS = Stands(
    table="assessments_assessment",
    on=f"d.id = {OF_A_ROW} and d.threat_id = m.threat_id",
    reference="m.reference",
    cells={
        "answer": Cell(f"{ANSWER} ->> 'level'"),
        "reason": Cell(f"{ANSWER} ->> 'reason'"),
        "evidence": Cell(f"array(select jsonb_array_elements_text({ANSWER} -> 'evidence'))::varchar[]"),
    },
    told=True,
)
