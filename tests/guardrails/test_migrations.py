"""The migrations say what the models say."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from tests.guardrails.checking import must_hold, must_name


def faults(now: ProjectState) -> list[str]:
    """What the models say and no migration does."""
    loader = MigrationLoader(None)
    changes = MigrationAutodetector(loader.project_state(), now).changes(graph=loader.graph)
    return [
        f"No migration of {label} says: {operation.describe()}. Mend: fourfold manage makemigrations {label}."
        for label, migrations in changes.items()
        for migration in migrations
        for operation in migration.operations
    ] + [
        f"{label} has two last migrations: {', '.join(names)}. Mend: merge them."
        for label, names in loader.detect_conflicts().items()
    ]


def test_no_migration_is_missing():
    must_hold(faults(ProjectState.from_apps(apps)))


def test_a_planted_column_without_a_migration_is_caught():
    now = ProjectState.from_apps(apps)
    now.add_field("threats", "threat", "planted", models.TextField(default=""), preserve_default=True)
    must_name(faults(now), "No migration of threats says: Add field planted to threat")
