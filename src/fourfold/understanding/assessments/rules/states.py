"""The states of an assessment and the ways between them, as a table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fourfold.understanding.assessments.scoring.checks import Finding

TRANSITIONS: dict[str, frozenset[str]] = {
    "draft": frozenset({"submitted", "withdrawn"}),
    "submitted": frozenset({"moderated", "returned", "withdrawn"}),
    "returned": frozenset({"submitted", "moderated", "withdrawn"}),
    "moderated": frozenset({"withdrawn"}),
    "withdrawn": frozenset(),
}

# Who may write in each state: an assessor writes a draft and what was returned; nobody writes what is being read.
WRITABLE = frozenset({"draft", "returned"})


class WrongState(Exception):
    """The assessment is not where it would have to be; the text says where it is."""


class ReasonNeeded(Exception):
    """This step says why; the text asks for it."""


class Unfinished(Exception):
    """What has to be mended before an assessment can be kept or submitted."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(" ".join(finding.sentence for finding in findings))
        self.findings = findings


def check_finished(findings: list[Finding]) -> None:
    """Refuse answers with something to mend, naming all of it."""
    if findings:
        raise Unfinished(findings)


def check_move(state: str, to: str) -> None:
    """Refuse a step that no transition allows."""
    if to not in TRANSITIONS[state]:
        raise WrongState(SENTENCES[state]())


def check_submitted(state: str) -> None:
    """Refuse to moderate what nobody submitted; a return is moderated only when a challenge to it succeeds."""
    if state != "submitted":
        raise WrongState(SENTENCES[state]())


def check_writable(state: str) -> None:
    """Refuse to change what has been submitted, moderated or withdrawn."""
    if state not in WRITABLE:
        raise WrongState(SENTENCES[state]())


SENTENCES = {
    "draft": lambda: _("This assessment is still a draft. Submit it first."),
    "submitted": lambda: _("This assessment was submitted and is being moderated. It cannot be changed now."),
    "returned": lambda: _(
        "This assessment was returned to its assessor. It has to be submitted again first."
    ),
    "moderated": lambda: _("This assessment is moderated. Start a new one to change it."),
    "withdrawn": lambda: _("This assessment was withdrawn. Start a new one."),
}
