"""An example of every record that a page's address can name, made through the platform's own actions.

What people type stands in the brackets of the pseudo-language: it is nobody's to translate.
"""

from __future__ import annotations

from tests.guardrails.examples import files, resourcing, sharing, tackling, understanding
from tests.guardrails.examples.makers import Arguments, Examples

__all__ = ["Arguments", "Examples", "arguments", "records"]


def arguments(who: Examples) -> Arguments:
    """What stands in the addresses of each capability; of one route, where it needs something else."""
    return (
        records(who)
        | files.a_batch(who)
        | files.a_run(who)
        | resourcing.a_person(who)
        | resourcing.some_restrictions(who)
        | files.an_upload(who)
        | sharing.some_agreements(who)
    )


def records(who: Examples) -> Arguments:
    """The same of what is recorded: threats with what hangs on them, operations, disruptions and reports."""
    return (
        understanding.a_threat(who)
        | understanding.some_assessments(who)
        | resourcing.an_operation(who)
        | tackling.some_disruptions(who)
        | tackling.an_assured_one(who)
        | tackling.some_reports(who)
    )
