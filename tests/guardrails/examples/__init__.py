"""An example of every record that a page's address can name, made through the platform's own actions.

What people type stands in the brackets of the pseudo-language: it is nobody's to translate.
"""

from __future__ import annotations

from tests.guardrails.examples import files, resourcing, sharing, tackling, understanding
from tests.guardrails.examples.makers import Arguments, Examples

__all__ = ["Arguments", "Examples", "arguments"]


def arguments(who: Examples) -> Arguments:
    """What stands in the addresses of each capability; of one route, where it needs something else."""
    return (
        understanding.a_threat(who)
        | understanding.some_assessments(who)
        | resourcing.an_operation(who)
        | tackling.some_disruptions(who)
        | tackling.an_assured_one(who)
        | files.a_batch(who)
        | files.a_run(who)
        | resourcing.a_person(who)
        | resourcing.some_restrictions(who)
        | tackling.some_reports(who)
        | files.an_upload(who)
        | sharing.some_agreements(who)
    )
