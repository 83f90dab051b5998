"""The API does what its description says: Schemathesis asks everything that it allows, and more.

No server error, no answer that is not described, no wrong data accepted, no other method, nobody without a key. What
is asked is the same in every run and takes some 40 seconds: on a slow machine each operation is asked less often, but
never less than twice. FOURFOLD_API_EXAMPLES asks more of each (50 take some minutes), each time something else.
"""

from __future__ import annotations

import copy
import os
import time
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fourfold.config.wsgi import application
from fourfold.core.api import description
from tests.api.conftest import able, known

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi import checks

DEEPER = int(os.environ.get("FOURFOLD_API_EXAMPLES", "0"))
EXAMPLES = DEEPER or 6
SECONDS, FEWEST = 40, 2
CHECKS = [
    not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_headers_conformance, checks.response_schema_conformance, checks.negative_data_rejection,
]  # fmt: skip
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture
def described() -> Iterator[Any]:
    """The description as Schemathesis reads it, with the platform behind it, all within the test's transaction."""
    whole = copy.deepcopy(description.whole())
    for methods in whole["paths"].values():
        for said in methods.values():
            del said["security"]  # a key is always sent; test_scope.py asks without one
    found = schemathesis.openapi.from_dict(whole)
    found.app = application
    for signal in (request_started, request_finished):
        signal.disconnect(
            close_old_connections
        )  # it would end the test's transaction, as Django's own client knows
    yield found
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.filterwarnings("ignore")
def test_every_answer_is_described_and_none_is_an_error(described, records, in_role):
    ends = time.monotonic() + SECONDS
    for result in described.get_all_operations():
        operation = result.ok()
        said = operation.definition.raw
        key = in_role(able(said["x-permission"]).key).key
        assert asking(operation, known(said, records), key, ends) >= FEWEST or said["parameters"] == []


def asking(operation: Any, names: dict[str, Any], key: str, ends: float) -> int:
    """Ask one operation; how often it was asked. Half of what is asked names a record that exists."""
    asked = 0

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=not DEEPER, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(
        case=st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in MODES)), named=st.booleans()
    )
    def ask(case: Any, named: bool) -> None:
        nonlocal asked
        if not DEEPER and asked >= FEWEST and time.monotonic() > ends:
            return
        if named and case.path_parameters:
            case.path_parameters.update(names)
        asked += 1
        case.call_and_validate(headers={"Authorization": f"Bearer {key}"}, checks=CHECKS)

    ask()
    return asked
