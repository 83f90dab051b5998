"""The first two administrators, set up by whoever owns the machine."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.test import Client
from typer.testing import CliRunner

from fourfold.core.access.actions import factors, installing
from fourfold.core.access.factors import queries
from fourfold.core.access.models import Grant, User
from fourfold.core.access.viewers import viewing
from fourfold.core.agencies import register
from fourfold.core.agencies.models import Agency
from fourfold.core.reference import register as codes
from fourfold.resourcing.people.commands import people
from fourfold.resourcing.people.tests.telephone import SECRET, code_now

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def run(name, agency="nwrocu", reason="First installation."):
    words = [
        "administrator",
        "--sign-in-name",
        name,
        "--name",
        f"A {name}",
        "--agency",
        agency,
        "--reason",
        reason,
    ]
    return CliRunner().invoke(people, words)


def password(answer):
    assert answer.exit_code == 0, answer.output
    return answer.output.split("signs in with ")[1].split(",")[0]


def test_two_administrators_are_set_up_on_an_empty_platform_and_no_third(as_owner):
    first, second = password(run("d.skerrick")), password(run("s.pell"))
    for name, given in (("d.skerrick", first), ("s.pell", second)):
        assert Client().post("/sign-in", {"username": name, "password": given}).status_code == 302
    third = run("k.orr")
    assert third.exit_code == 1 and "One of them adds this person" in third.output
    assert not User.objects.filter(sign_in_name="k.orr").exists()
    entries = as_owner("select act, actor, reason from audit_entry where act like '%set up' order by id")
    of_one = [(f"{what}.set up", None, "First installation.") for what in ("person", "grant", "password")]
    assert entries == of_one * 2


def test_an_administrator_who_is_locked_out_is_let_in_again():
    password(run("d.skerrick"))
    given = password(run("D.Skerrick", reason="Forgot it."))
    assert Client().post("/sign-in", {"username": "d.skerrick", "password": given}).status_code == 302
    assert Grant.objects.count() == 1


def test_in_an_emergency_the_owner_ends_a_lost_factor_alone_and_the_log_says_so(person, as_owner):
    rees = person("analyst", "cheshire", "a.rees")
    with viewing(rees) as now:
        factors.use_app(secret=SECRET, written=code_now(), by=rees, at=now)
    words = [
        "begin-afresh",
        "--sign-in-name",
        "A.Rees",
        "--reason",
        "Lost at sea; both administrators are away.",
    ]
    given = password(CliRunner().invoke(people, words))
    assert not queries.has_one(rees.user_id) and not queries.paper_codes_left(rees.user_id)
    browser = Client()
    assert browser.post("/sign-in", {"username": "a.rees", "password": given})["Location"] == "/"
    assert as_owner("select actor, reason from audit_entry where act = 'factor.begin afresh'") == [
        (None, words[-1])
    ]
    assert CliRunner().invoke(people, ["begin-afresh", "--sign-in-name", "x", "--reason", "y"]).exit_code == 1


def test_nobody_else_is_let_in_this_way(person):
    person("analyst", "cheshire", "a.rees")
    answer = run("a.rees")
    assert answer.exit_code == 1 and "no administrator has that sign-in name" in answer.output
    assert run("d.skerrick", agency="nowhere").exit_code == 2


@pytest.mark.parametrize("wrong", ["agencies", "codes"])
def test_an_empty_platform_that_cannot_learn_says_why_and_has_learnt_nothing(tmp_path, monkeypatch, wrong):
    """The register and the code lists come in together: with half of it, nobody would ever load the rest."""
    for each in register.FOLDER.glob("*.csv"):
        text = each.read_text(encoding="utf-8")
        (tmp_path / each.name).write_text(text.replace("\n2,hmrc", "\n1,hmrc"), encoding="utf-8")
    (tmp_path / "codes.yaml").write_text("phase: {pursue: {}}", encoding="utf-8")
    module, name, said = {
        "agencies": (register, "FOLDER", "agencies.csv, line 3, column id: “1” stands on line 2 already."),
        "codes": (codes, "FILE", "List phase, code pursue has no label."),
    }[wrong]
    monkeypatch.setattr(module, name, tmp_path if wrong == "agencies" else tmp_path / "codes.yaml")
    answer = run("d.skerrick")
    assert (answer.exit_code, answer.output.strip(), Agency.objects.count()) == (1, said, 0)


def test_the_application_itself_cannot_do_it(person, register, monkeypatch):
    person("administrator", "nwrocu")
    monkeypatch.setattr(installing, "OWNER", "default")
    assert isinstance(run("d.skerrick").exception, DatabaseError)
