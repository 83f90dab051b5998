"""XML: records by their element, attributes and repeated children; what is not safe is not read."""

import pytest

from fourfold.data.sources.contracts.column_map import read_contract
from fourfold.data.sources.reading import xml_records, xml_source

MAP = """
sender: north_wales
sends: threats
version: 1
format: xml
record: Disruption
counted_by: "Head/@records"
key: [ref]
columns:
  ref: {headings: ["@no"], required: yes}
  force: {headings: ["Who/Force"], kind: code, codes: agencies, required: yes}
  threats: {headings: ["Against/Threat"], kind: list, may_be_missing: yes}
  arrests: {headings: ["Result[@type=arrests]"], kind: integer}
  note: {headings: ["Effect"], may_be_missing: yes}
"""
CONTRACT = read_contract(MAP)
ONE = """<Disruption no="N1"><Who><Force>gmp</Force></Who><Against><Threat>T1</Threat><Threat>T2</Threat></Against>
<Result type="Arrests">3</Result><Effect>Y llinell &amp; more, <![CDATA[<closed>]]></Effect></Disruption>"""
TWO = '<Disruption no="N2"><Who><Force>cheshire</Force></Who><Against><Threat>T1; T3</Threat></Against></Disruption>'


def whole(*records, count=None, head="", before=""):
    """A file of records with their count."""
    said = len(records) if count is None else count
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<d:Extract xmlns:d="urn:d" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">'
        f'<Head records="{said}">{head}</Head>{"".join(records)}</d:Extract>'
    )


@pytest.mark.parametrize("block", [7, 1 << 16])
def test_records_attributes_and_repeated_children_are_read(check, monkeypatch, block):
    monkeypatch.setattr(xml_source, "BLOCK", block)
    checked = check(whole(ONE, TWO), CONTRACT)
    assert checked.good == [
        ("N1", "gmp", ["T1", "T2"], 3, "Y llinell & more, <closed>"),
        ("N2", "cheshire", ["T1", "T3"], None, None),
    ]
    assert checked.rows == [1, 2]


def test_another_encoding_is_read_as_the_file_declares_it(check):
    text = whole(TWO, ONE.replace("Y llinell", "Môn")).replace("UTF-8", "ISO-8859-1")
    assert check(text.encode("iso-8859-1"), CONTRACT).good[1][4].startswith("Môn")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (whole(ONE, TWO)[:-30], "File stops at row 2"),
        (whole(ONE).replace("</Who>", "</Wo>"), "Record 1 cannot be read as XML (line 1 of the file)."),
        (whole(ONE, count=2), "“Head/@records” says 2 records and the file has 1."),
        (whole(ONE).replace(' records="1"', ""), "“Head/@records” should say how many records the file has"),
        (whole(), "The file has no “Disruption”."),
        (whole(ONE, before="<!DOCTYPE d>"), "The file declares a document type (DOCTYPE)"),
        (
            whole(ONE, before='<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>').replace("gmp", "&b;"),
            "The file declares a document type (DOCTYPE)",
        ),
        (
            whole(ONE, before='<!DOCTYPE d SYSTEM "file:///etc/passwd">'),
            "The file declares a document type (DOCTYPE)",
        ),
        (whole(ONE, head="<a>" * 60 + "</a>" * 60), "Elements lie more than 50 deep"),
        (whole(ONE.replace("gmp", "&b;")), "Record 1 cannot be read as XML"),
        (whole(ONE) + "<more/>", "Record 2 cannot be read as XML"),
        (whole(ONE.replace("Effect>", "Effort>")), "“Effort” is not in the column map"),
        ("Ref,Force\nA1,gmp\n", "Record 1 cannot be read as XML"),
        ("", "The file is empty"),
    ],
)
def test_what_is_not_whole_or_not_safe_is_refused(refusal, content, said):
    assert said in refusal(content, CONTRACT)


def test_a_record_without_end_is_refused_before_it_fills_the_memory(refusal, monkeypatch):
    monkeypatch.setattr(xml_records, "LARGEST_RECORD", 100_000)
    assert "Record 1 is larger than 0 MB" in refusal(whole(ONE.replace("llinell", "x" * 300_000)), CONTRACT)


@pytest.mark.parametrize("tag", ['<Head a="%s"/>', "<!--%s-->", "<%s/>"])
def test_a_tag_without_end_is_refused_before_the_parser_has_it_whole(refusal, monkeypatch, tag):
    """The parser reads what is not yet whole anew for each block: the time would grow with the square."""
    monkeypatch.setattr(xml_records, "LARGEST_RECORD", 100_000)
    given, take = [], xml_records.Building.take
    monkeypatch.setattr(
        xml_records.Building, "take", lambda self, block, row: (given.append(block), take(self, block, row))
    )
    text = f"<Extract>{tag % ('x' * 3_000_000)}"
    assert "Record 1 is larger than 0 MB" in refusal(text, CONTRACT)
    assert sum(map(len, given)) < 200_000


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('type="Arrests"', 'type="boats"', "Row 2: The record has Result whose @type is “boats”"),
        ("<Who>", '<Who by="J">', "Row 2: The record has “Who/@by”, which is not in the column map."),
        ("<Force>gmp</Force>", "<Force>gmp<b>x</b></Force>", "is not one value"),
        ("<Force>gmp</Force>", "<Force>gmp</Force><Force>gmp</Force>", "“gmp; gmp” is not a force"),
        (">3<", ">three<", "Row 2, Result[@type=arrests]: “three” is not a whole number."),
    ],
)
def test_a_record_that_says_more_or_other_is_held_back(check, monkeypatch, old, new, said):
    monkeypatch.setattr(xml_source, "CHUNK", 1)
    checked = check(whole(ONE.replace("N1", "N0"), ONE.replace(old, new), TWO), CONTRACT)
    assert checked.rows == [1, 3]
    assert said in checked.bad[0].sentences[0]


def test_a_file_is_read_as_it_is_needed_and_never_whole(tmp_path):
    """How far a load has come is what was read of the file, and a large one does not fill the memory."""
    path = tmp_path / "file.xml"
    path.write_text(whole(*(ONE.replace("N1", f"N{number}") for number in range(3000))), encoding="utf-8")
    with path.open("rb") as stream:
        source = xml_source.XmlSource(stream, CONTRACT)
        assert 0 < source.done < path.stat().st_size / 2
