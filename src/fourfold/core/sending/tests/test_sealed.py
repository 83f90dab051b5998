"""Words that wait on a device are opened for whoever typed them, and for nobody else."""

from __future__ import annotations

import base64
import re
import time

import pytest

from fourfold.core.sending import keys, seals
from fourfold.core.sending.tests.conftest import WORDS

SEALED = re.compile(r'name="form_key" value="([^"]+)" data-kept data-seal="([^"]+)"')


def opened(typist, address="/report"):
    """The key and the seal of the form at an address."""
    return SEALED.search(typist.client.get(address).content.decode()).groups()


def asked(typist, key):
    return typist.client.post("/ui/words/unseal", {"sealed_under": key})


def test_the_form_of_a_report_carries_a_seal_and_no_other_form_does(typist):
    key, seal = opened(typist)
    assert len(base64.b64decode(seal)) == 32 and seal not in key
    assert SEALED.search(typist.client.get("/threats/add").content.decode()) is None


def test_each_showing_has_a_seal_of_its_own(typist):
    (first, seal), (second, other) = opened(typist), opened(typist)
    assert first != second and seal != other


def test_whoever_typed_is_given_the_seal_again_and_where_the_words_belong(typist):
    key, seal = opened(typist)
    assert asked(typist, key).content.decode() == f"{seal}\n/report?words=kept"


def test_nobody_else_is_given_it(typist, person):
    key, seal = opened(typist)
    for role in ("analyst", "coordinator"):
        answer = asked(typist.signs_in(person(role, "cheshire")), key)
        assert (answer.status_code, answer.content) == (204, b"")
    typist.client.logout()
    assert seal.encode() not in asked(typist, key).content


def test_what_was_saved_is_let_go(typist):
    key, _seal = opened(typist)
    sent = {"form_key": key, "what": WORDS, "place": "", "happened_on": "4/1/2023", "who": "", "group": ""}
    assert typist.client.post("/report", sent).status_code == 302
    assert asked(typist, key).status_code == 410


def test_a_key_that_is_too_old_or_made_up_opens_nothing(typist, monkeypatch):
    key, _seal = opened(typist)
    assert asked(typist, key[:-1] + ("A" if key[-1] != "A" else "B")).status_code == 410
    assert asked(typist, "").status_code == 410
    late = time.time() + keys.OPEN_FOR.total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: late)
    assert asked(typist, key).status_code == 410


def test_words_of_another_showing_are_not_written_over(typist):
    (first, _), (second, _) = opened(typist), opened(typist)
    typist.client.post("/ui/words/keep", {"form_key": second, "what": "Later words."})
    assert asked(typist, first).status_code == 409 and asked(typist, second).status_code == 200
    typist.client.post("/ui/words/throw-away", {"page": "/report"})
    assert asked(typist, first).status_code == 200


@pytest.mark.parametrize(
    "other", [keys.Key("b", 7, "/report"), keys.Key("a", 8, "/report"), keys.Key("a", 7, "/")]
)
def test_a_seal_belongs_to_a_showing_a_person_and_a_page(other):
    assert seals.seal(other) != seals.seal(keys.Key("a", 7, "/report"))
