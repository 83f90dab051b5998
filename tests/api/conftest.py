"""A small region behind the API: an example of every record, and a machine in each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils.module_loading import import_string

from fourfold.core.access.roles import Breadth, Role
from fourfold.core.api.tests.conftest import Machine, machine
from tests.guardrails.examples import Arguments, Examples, arguments

__all__ = ["machine"]

# Where the examples of a room's records stand among those of its pages, and what its paths call them.
ROOMS = {"Threats": "threats", "Assessments": "assessments", "Operations": "operations", "Batches": "sources",
         "Extracts": "extracts", "Disruptions": "disruptions",
         "Reports": "activity", "Exchange": "exchange", "Partners": "sharing"}  # fmt: skip

# Where a machine of a role acts: for the region, at a partner agency, or at a force.
AGENCIES = {Breadth.REGION: "nwrocu_rocta", Breadth.PARTNER: "halton_council"}


@pytest.fixture
def records(person: Any, register: dict[str, int], codes: None, settings: Any, tmp_path: Any) -> Arguments:
    """What stands in addresses, by capability: records of Cheshire's, made through the platform's own actions."""
    settings.SPOOL = tmp_path / "spool"
    return arguments(Examples(person, register))


@pytest.fixture
def in_role(machine: Callable[..., Machine]) -> Callable[[str], Machine]:
    """A machine in a role: of Cheshire's, or of the region's unit where the role sees the region."""
    made: dict[str, Machine] = {}

    def find(key: str) -> Machine:
        role = roles()[key]
        if key not in made:
            made[key] = machine(key, AGENCIES.get(role.sees, "cheshire"))
        return made[key]

    return find


def roles() -> dict[str, Role]:
    """Every role by its key."""
    return {role.key: role for role in import_string(django_settings.ROLES)}


def able(permission: str) -> Role:
    """The role that may do most of those that may do this."""
    return max(
        (role for role in roles().values() if permission in role.permissions),
        key=lambda role: len(role.permissions),
    )


def known(said: dict[str, Any], records: Arguments) -> dict[str, Any]:
    """The example that a path of an operation names, as far as there is one."""
    room = ROOMS.get(said["tags"][0], "")
    found = records.get(room, {})
    names = {each["name"] for each in said["parameters"] if each["in"] == "path"}
    given = {name: found[name] for name in names if name in found}
    if "reference" in names and "reference" not in given:
        given["reference"] = records["threats"]["reference"]
    return given
