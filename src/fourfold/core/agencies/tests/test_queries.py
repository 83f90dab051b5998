"""Loading and reading the register in the database."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from fourfold.core.agencies import actions, presenters, queries
from fourfold.core.agencies.models import Agency, AgencyName
from fourfold.core.agencies.register import FOLDER, read
from fourfold.core.agencies.tables import FileWrong

AT = datetime(2023, 1, 4, 12, 0, tzinfo=UTC)
BEFORE, AFTER = date(2023, 3, 31), date(2023, 4, 1)


def test_the_loaded_register_answers_as_the_file_does(register):
    file = read().register
    loaded = queries.register()
    assert sorted(map(repr, loaded.places)) == sorted(map(repr, file.places))
    assert sorted(map(repr, loaded.names)) == sorted(map(repr, file.names))
    assert register == read().ids


def test_loading_twice_changes_nothing(register):
    before = queries.register()
    assert actions.load_register(at=AT) == 0
    assert queries.register() == before


def test_loading_leaves_what_an_installation_changed(register):
    force = queries.agency("cheshire")
    given = {"on": date(2026, 1, 1), "evidence": "Invented", "by": force, "at": AT}
    force.name = "Loader"
    actions.rename(agency=force, name="Cheshire Police", **given)
    assert actions.load_register(at=AT) == 0
    assert queries.name_on(force.id, date(2026, 2, 1)).name == "Cheshire Police"


def test_a_register_loaded_through_a_day_knows_nothing_later(db):
    actions.load_register(at=AT, through=BEFORE)
    codes = queries.codes()
    assert "cumberland_council" not in codes
    assert queries.successors_on(codes["eden_council"], AFTER) == {codes["eden_council"]}
    assert "eden_council" in {agency.code for agency, _ in queries.agencies_on(AFTER)}
    added = actions.load_register(at=AT)
    assert added == 2 * 3 + 8  # two councils with a name and a place each, and eight successions
    assert queries.successors_on(codes["eden_council"], AFTER) == {
        queries.codes()["westmorland_and_furness_council"]
    }

    assert "eden_council" not in {agency.code for agency, _ in queries.agencies_on(AFTER)}


def test_another_number_for_a_known_code_is_refused(register, tmp_path):
    for name in ("agencies.csv", "successions.csv", "area_words.csv"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("\n2,hmrc", "\n999,hmrc"), encoding="utf-8")
    with pytest.raises(FileWrong, match=r"another number here.*hmrc"):
        actions.load_register(at=AT, folder=tmp_path)


def test_the_tree_is_read_once_until_it_changes(register, django_assert_num_queries):
    queries.register()
    with django_assert_num_queries(1):
        queries.descendants(register["nwrocu"], BEFORE)
    AgencyName.objects.filter(agency_id=register["nca"]).update(until_day=AFTER)
    assert queries.name_on(register["nca"], AFTER).until_day == AFTER


def test_agencies_of_a_day_are_named_and_sorted(register):
    found = [(agency.code, name.name) for agency, name in queries.agencies_on(BEFORE, of=["force"])]
    assert len(found) == 44
    assert found[0] == ("avon_and_somerset", "Avon and Somerset Police")
    assert queries.code_of(register["gmp"]) == "gmp"


@pytest.mark.parametrize(
    ("force", "words"), [("lancashire", "divisions"), ("gmp", "districts"), ("essex", None)]
)
def test_each_force_has_its_word_for_its_areas(register, force, words):
    word = queries.area_word(register[force], BEFORE)
    assert (word and word.plural) == words
    assert presenters.areas_of(word) == (words or "local policing areas")


def test_names_are_shown_in_the_readers_language(register):
    force, council = register["north_wales"], register["eden_council"]
    assert presenters.name(force, BEFORE) == "North Wales Police"
    assert presenters.name(council, AFTER) == "Eden District Council (until 1 April 2023)"
    assert presenters.full_name(register["cheshire_fib"], BEFORE) == "Force intelligence bureau, Cheshire"
    assert presenters.full_name(register["gmp"], BEFORE) == "Greater Manchester Police"
    with translation.override("cy"):
        found = queries.name_on(force, BEFORE)
        assert presenters.name(force, BEFORE) == "Heddlu Gogledd Cymru"
        assert presenters.both(found) == "Heddlu Gogledd Cymru (North Wales Police)"
        assert presenters.in_words(found, short=True) == "Heddlu Gogledd Cymru"
        assert (presenters.lang(found), presenters.lang(found, short=True)) == ("cy", "cy")
        nca = queries.name_on(register["nca"], BEFORE)
        assert (presenters.in_words(nca, short=True), presenters.lang(nca, short=True)) == ("NCA", "en")


def test_every_kind_has_words(register):
    assert set(Agency.objects.values_list("kind", flat=True)) <= {kind.value for kind in presenters.KINDS}


def test_names_of_all_agencies_come_in_one_go(register):
    names = queries.names_on(AFTER)
    assert len(names) == len(register)
    assert names[register["eden_council"]].name == "Eden District Council"
    assert presenters.names(AFTER, short=True)[register["eden_council"]] == "Eden (until 1 April 2023)"
