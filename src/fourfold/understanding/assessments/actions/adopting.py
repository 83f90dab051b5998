"""Adopting a scoring model: from its file, whole and understood, in force from its own day."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fourfold.core.access.viewers import Viewer
from fourfold.core.audit import actions as audit
from fourfold.understanding.assessments import answering, policy
from fourfold.understanding.assessments.models import ModelFile
from fourfold.understanding.assessments.scoring.reading import read_model


class AlreadyAdopted(Exception):
    """A version is adopted once; a change takes a new version."""

    def __init__(self) -> None:
        super().__init__(_("This version is adopted already. Give the changed file a new version."))


def adopt(*, text: str, by: Viewer, at: datetime) -> ModelFile:
    """Adopt a model file. Raises ModelRefused with every mistake and its line."""
    policy.check_adopt(by)
    model = read_model(text, threat_facts=answering.THREAT_FACTS)
    # Two who adopt at once: the second waits for the first, and then finds the version there.
    adopted, is_new = ModelFile.objects.get_or_create(
        code=model.code,
        version=model.version,
        defaults={
            "kind": model.kind,
            "text": text,
            "digest": model.digest,
            "in_force_from": model.in_force_from,
            "in_force_to": model.in_force_to,
            "adopted_by_id": by.user_id,
            "adopted_at": at,
        },
    )
    if not is_new:
        raise AlreadyAdopted
    audit.record(audit.Operation.ALTERATION, "model.adopt", by=by, kind="model", target=adopted)
    return adopted
