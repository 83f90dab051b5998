"""Files that an administrator edits: what is wrong is told by file, line and column, and nothing is half loaded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from fourfold.core.agencies import actions, areas, register
from fourfold.core.agencies.models import Agency, AgencyName, AreaWord, Succession
from fourfold.core.agencies.tables import FileWrong

AT = datetime(2023, 1, 4, 12, 0, tzinfo=UTC)
FILES = ("agencies.csv", "successions.csv", "area_words.csv")
POPULATIONS = areas.HERE / "populations.csv"
HMRC = "\n2,hmrc,national,HM Revenue and Customs,Cyllid a Thollau EF,HMRC,"
FIRST_STEP = "allerdale_council,cumberland_council,merged,2023-04-01,"

# (file, what stands in it, what an administrator made of it, where and what is wrong)
WRONG = [
    ("agencies.csv", "code,kind,", "code,", "line 1, column kind: the column is missing"),
    (
        "agencies.csv",
        "code,kind,",
        "code,code,kind,",
        "line 1, column code: no such column belongs here, or it stands",
    ),
    ("agencies.csv", "\n2,hmrc", "\n1,hmrc", "line 3, column id: “1” stands on line 2 already"),
    ("agencies.csv", "\n2,hmrc", "\n2,nca", "line 3, column code: “nca” stands on line 2 already"),
    ("agencies.csv", "\n2,hmrc", "\n-2,hmrc", "line 3, column id: “-2” is no whole number from 1 to 999999"),
    ("agencies.csv", "\n2,hmrc", "\n1000000,hmrc", "line 3, column id: “1000000” is no whole number"),
    ("agencies.csv", "\n2,hmrc", "\n²,hmrc", "line 3, column id: “²” is no whole number"),
    ("agencies.csv", "\n2,hmrc", "\n2,H M R C", "line 3, column code: “H M R C” is no code"),
    (
        "agencies.csv",
        "hmrc,national",
        "hmrc,tax",
        "line 3, column kind: “tax” is none of these: national, rocu",
    ),
    (
        "agencies.csv",
        HMRC + ",,",
        HMRC + ",atlantis,",
        "line 3, column parent: there is no agency with the code “atl",
    ),
    (
        "agencies.csv",
        HMRC + ",,,",
        HMRC + ",hmrc,part of,",
        "line 3, column parent: an agency cannot stand under",
    ),
    ("agencies.csv", HMRC + ",,", HMRC + ",nca,", "line 3, column bond: an agency with a parent says how"),
    (
        "agencies.csv",
        HMRC + ",,,,",
        HMRC + ",,,4/1/2023,",
        "line 3, column from_day: “4/1/2023” is no day. Write",
    ),
    (
        "agencies.csv",
        HMRC + ",,,,,yes",
        HMRC + ",,,2023-01-04,2023-01-04,yes",
        "line 3, column until_day: the end is",
    ),
    (
        "agencies.csv",
        HMRC + ",,,,,yes",
        HMRC + ",,,,,perhaps",
        "line 3, column legal_body: “perhaps” is none of these",
    ),
    (
        "agencies.csv",
        HMRC + ",,,,,yes",
        HMRC + ",,,,,no",
        "line 3, column host: what is no legal body names its host",
    ),
    (
        "agencies.csv",
        "HM Revenue and Customs",
        "H" * 121,
        "line 3, column name: this has 121 characters, and 120",
    ),
    (
        "agencies.csv",
        "HM Revenue and Customs",
        "",
        "line 3, column name: nothing stands here, and something must",
    ),
    ("agencies.csv", "HM Revenue and Customs", '"HM Revenue', "line 3: a quotation mark is missing here"),
    (
        "successions.csv",
        FIRST_STEP,
        FIRST_STEP.replace("2023-04-01", "31/02/2023"),
        "line 2, column on_day: “31/02",
    ),
    (
        "successions.csv",
        FIRST_STEP,
        FIRST_STEP.replace("2023-04-01", ""),
        "line 2, column on_day: nothing stands here",
    ),
    (
        "successions.csv",
        FIRST_STEP,
        FIRST_STEP.replace("allerdale", "atlantis"),
        "line 2, column agency: there is no",
    ),
    (
        "successions.csv",
        FIRST_STEP,
        FIRST_STEP.replace("merged", "joined"),
        "line 2, column kind: “joined” is none of",
    ),
    (
        "successions.csv",
        FIRST_STEP,
        FIRST_STEP.replace("allerdale", "cumberland"),
        "line 2, column successor: an ag",
    ),
    (
        "successions.csv",
        FIRST_STEP + "The",
        FIRST_STEP + "Acts, the",
        "line 2, column evidence: the line has 6 cells",
    ),
    (
        "successions.csv",
        "carlisle_council",
        "allerdale_council",
        "line 3, column agency: “allerdale_council, cumb",
    ),
    (
        "area_words.csv",
        "cheshire,",
        "atlantis,",
        "line 2, column force: there is no agency with the code “atlantis”",
    ),
    (
        "area_words.csv",
        "basic command units",
        "",
        "line 2, column plural: nothing stands here, and something must",
    ),
    ("area_words.csv", "cumbria,", "cheshire,", "line 3, column force: “cheshire” stands on line 2 already"),
]


def edited(folder: Path, name: str, before: str, after: str) -> Path:
    """A copy of the register file in which somebody put one text in the place of another."""
    for each in FILES:
        text = (register.FOLDER / each).read_text(encoding="utf-8")
        assert each != name or before in text, before
        (folder / each).write_text(text.replace(before, after, 1) if each == name else text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "before", "after", "where"), WRONG)
def test_a_wrong_line_of_the_register_is_told_by_file_line_and_column(tmp_path, name, before, after, where):
    with pytest.raises(FileWrong) as wrong:
        register.read(edited(tmp_path, name, before, after))
    assert str(wrong.value).startswith(f"{name}, {where}")
    assert str(wrong.value).endswith(".")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda text: b"", " is empty. Its first line names the columns: "),
        (lambda text: text.encode("utf-16"), ", line 1: this is no UTF-8 text. Save the file as “CSV UTF-8”."),
        (lambda text: text.replace("council", "c\xf4uncil").replace("unit", "\xfcnit").encode("latin-1", "replace"),
         "this is no UTF-8 text. Save the file as “CSV UTF-8”."),
    ],
)  # fmt: skip
def test_a_file_that_is_empty_or_in_another_encoding_is_told_so(tmp_path, name, made, said):
    folder = edited(tmp_path, name, "", "")
    (folder / name).write_bytes(made((folder / name).read_text(encoding="utf-8")))
    with pytest.raises(FileWrong) as wrong:
        register.read(folder)
    assert str(wrong.value).startswith(name) and said in str(wrong.value)


def test_a_file_that_is_not_there_is_told_so(tmp_path):
    (edited(tmp_path, "successions.csv", "", "") / "successions.csv").unlink()
    with pytest.raises(FileWrong, match=r"successions\.csv: there is no such file to read"):
        register.read(tmp_path)


def test_what_a_spreadsheet_adds_does_no_harm(tmp_path):
    """A mark at the beginning, ends of lines of another system, blank lines and spaces around a word."""
    folder = edited(tmp_path, "successions.csv", "allerdale_council,", " allerdale_council ,")
    for each in FILES:
        text = (folder / each).read_text(encoding="utf-8").replace("\n", "\r\n")
        (folder / each).write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\r\n,,,\r\n")
    assert register.read(folder) == register.read()


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_nothing_is_loaded_of_a_register_with_one_wrong_line(tmp_path, name):
    change = ("\ncheshire,", "\natlantis,") if name == "area_words.csv" else ("2023-04-01", "2023-04-31")
    with pytest.raises(FileWrong):
        actions.load_register(at=AT, folder=edited(tmp_path, name, *change))
    assert [model.objects.count() for model in (Agency, AgencyName, AreaWord, Succession)] == [0, 0, 0, 0]


COUNTS = [
    (",people,", ",", "line 1, column people: the column is missing"),
    ("cheshire,1095374", "cheshire,-5", "line 2, column people: “-5” is no whole number from 1 to 99999999"),
    ("cheshire,1095374", "cheshire,0", "line 2, column people: “0” is no whole number"),
    ("cheshire,1095374", "cheshire,many", "line 2, column people: “many” is no whole number"),
    ("cheshire,1095374", 'cheshire,"1,095,374"', "line 2, column people: “1,095,374” is no whole number"),
    (
        "cheshire,1095374",
        "atlantis,1095374",
        "line 2, column force: there is no agency with the code “atlantis”",
    ),
    ("1095374,2021-03-21", "1095374,21 March 2021", "line 2, column on_day: “21 March 2021” is no day"),
    ("1095374,2021-03-21", "1095374,", "line 2, column on_day: nothing stands here, and something must"),
    ("cumbria,", "cheshire,", "line 3, column force: “cheshire, 2021-03-21” stands on line 2 already"),
]


@pytest.mark.parametrize(("before", "after", "where"), COUNTS)
def test_a_wrong_count_of_people_is_told_by_file_line_and_column(tmp_path, before, after, where):
    text = POPULATIONS.read_text(encoding="utf-8")
    assert before in text
    (file := tmp_path / "populations.csv").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(FileWrong) as wrong:
        areas.counts(file, {row.code for row in register.read().agencies})
    assert str(wrong.value).startswith(f"populations.csv, {where}")
