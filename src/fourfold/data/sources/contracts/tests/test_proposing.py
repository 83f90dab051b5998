"""Which of our columns a heading of somebody's own spreadsheet may mean."""

from fourfold.data.sources.contracts import proposing
from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.contracts.shape import Kind
from fourfold.data.sources.contracts.shipped_maps import shipped_contract, shipped_maps

CHESHIRE = shipped_contract("threats", "cheshire")
OTHERS = [
    one
    for one in map(read_contract, shipped_maps().values())
    if one.sends == "threats" and one.sender != "cheshire"
]


def proposed(*headings):
    return proposing.proposed(headings, CHESHIRE, OTHERS)


def test_a_heading_of_any_sender_is_known_and_one_that_is_nearly_written_so():
    assert proposed("Threat name", "name of  THREAT", "Précis", "recordId") == [
        "name",
        "",
        "summary",
        "sender_reference",
    ]
    assert proposed("Threat nam", "Evnt date", "Colour") == ["name", "first_identified", ""]


def test_a_column_is_proposed_once_and_an_exact_heading_goes_before_a_near_one():
    assert proposed("Threat nam", "Threat name") == ["", "name"]
    assert proposed("Ref", "Ref") == ["sender_reference", ""]


def test_the_map_that_is_made_can_be_read_and_knows_everybodys_words():
    text = proposing.own_map(
        CHESHIRE, OTHERS, {"name": "Our name"}, ["Our name", "Type"], format="csv", header_row=2
    )
    made = read_contract(text)
    columns = {column.name: column for column in made.columns}
    assert made.names == CHESHIRE.names and made.header_row == 2 and made.extra_columns is None
    assert columns["name"].headings == ("Our name",) and not columns["name"].may_be_missing
    assert columns["kind"].headings == ("Type *",)  # the spreadsheet's own “Type” was left out
    assert columns["kind"].may_be_missing and columns["kind"].words["Vuln"] == "vulnerability"
    days = {column.name for column in made.columns if column.kind is Kind.DAY}
    assert days and all("MM/DD/YYYY" not in columns[name].date_orders for name in days)


def test_a_map_can_be_made_from_every_shipped_one():
    for name, text in shipped_maps().items():
        base = read_contract(text)
        made = read_contract(proposing.own_map(base, [], {}, [], format="csv"))
        assert made.names == base.names, name
