"""Wrong files of lines: CSV and what is sent in its place, cells, fixed columns."""

from __future__ import annotations

from fourfold.data.sources.tests.bad_inputs.made import Wrong, cell, changed, cut, given, right

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
HEADINGS_ALONE = b"\r\nEND OF FILE,0\r\n"

CSV = (
    Wrong("An empty file", "cheshire", given(b""), "The file is empty. Nothing loaded."),
    Wrong(
        "A PDF",
        "cheshire",
        given(PDF),
        "This file is PDF, and the column map says CSV. Export it again as CSV. Nothing loaded.",
    ),
    Wrong(
        "A workbook where the map says CSV",
        "cheshire",
        lambda: right("lancashire"),
        "This file is a workbook (XLSX) or an archive, and the column map says CSV. Nothing loaded.",
    ),
    Wrong(
        "An old workbook (XLS), or one with a password",
        "lancashire",
        given(OLD_WORKBOOK),
        "This is an old workbook (XLS) or one with a password. Save it as XLSX without a password. Nothing "
        "loaded.",
    ),
    Wrong(
        "Headings and no rows",
        "cheshire",
        lambda: right("cheshire").partition(b"\r\n")[0] + HEADINGS_ALONE,
        "The file has headings but no rows. Nothing loaded.",
    ),
    Wrong(
        "The end is missing",
        "cheshire",
        cut("cheshire", 16),
        "File stops at row 3: it should end with a line that starts “END OF FILE”. Nothing loaded.",
    ),
    Wrong(
        "The count at the end is another",
        "cheshire",
        changed("cheshire", "END OF FILE,2", "END OF FILE,3"),
        "File stops at row 4: its last line says 3 rows and it has 2. Nothing loaded.",
    ),
    Wrong(
        "The count at the end is no number",
        "cheshire",
        changed("cheshire", "END OF FILE,2", "END OF FILE,two"),
        "The last line, row 4, should say how many rows the file has; it says “two”. Nothing loaded.",
    ),
    Wrong(
        "Cut in the middle of a row",
        "cheshire",
        cut("cheshire", 60),
        "File stops at row 3: it should end with a line that starts “END OF FILE”. Nothing loaded.",
    ),
    Wrong(
        "A quotation mark that is never closed",
        "cheshire",
        changed("cheshire", "2 arrested", '"2 arrested'),
        "File stops at row 3: a quotation mark is opened there and never closed. Nothing loaded.",
    ),
    Wrong(
        "Another divider between the columns",
        "cheshire",
        lambda: right("cheshire").replace(b",", b";"),
        "The columns of this file are divided by “;”; the column map says “,”. Nothing loaded.",
    ),
    Wrong(
        "Another encoding",
        "cheshire",
        lambda: right("cheshire").replace(b"2 arrested", "caf\xe9".encode("windows-1252")),
        "This file is not UTF-8: row 3 holds a letter that cannot be read. It may be Windows-1252: save it "
        "as “CSV UTF-8”, or name the encoding in the column map. Nothing loaded.",
    ),
    Wrong(
        "A heading that was renamed",
        "cheshire",
        changed("cheshire", "Category", "Categories"),
        "The column “Category” is missing. Has it become “Categories”? If so, add that to the column map. "
        "Nothing loaded.",
    ),
    Wrong(
        "A heading that is missing and one that is new",
        "cheshire",
        changed("cheshire", "Event date", "Colour"),
        "The column “Event date” is missing. Nothing loaded.\n"
        "The column “Colour” is not in the column map. Map it, or list it as extra. Nothing loaded.",
    ),
    Wrong(
        "A heading that is there twice",
        "cheshire",
        changed("cheshire", "Vehicles", "Firearms"),
        "The column “Firearms” is there twice. Nothing loaded.\n"
        "The column “Vehicles” is missing. Nothing loaded.",
    ),
    Wrong(
        "A row with a cell too few",
        "cheshire",
        changed("cheshire", "D/0002,", ""),
        "Row 3: The row has 33 cells, not 34.",
    ),
)
CELLS = (
    Wrong(
        "A day that does not exist",
        "cheshire",
        cell("cheshire", "event_on", "31/02/2022"),
        "Row 3, Event date: 31/02/2022 is not a date.",
    ),
    Wrong(
        "Month before day",
        "cheshire",
        cell("cheshire", "event_on", "12/31/2022"),
        "Row 3, Event date: 12/31/2022 is not a date: here it is written DD/MM/YYYY.",
    ),
    Wrong(
        "A year of two figures",
        "cheshire",
        cell("cheshire", "record_date", "02/01/23"),
        "Row 3, Record date: 02/01/23 needs its year in four figures.",
    ),
    Wrong(
        "A force that nobody knows",
        "cheshire",
        cell("cheshire", "agency", "Chesire"),
        "Row 3, Force: “Chesire” is not a force or agency we know. Did you mean Cheshire?",
    ),
    Wrong(
        "A category that nobody knows",
        "cheshire",
        cell("cheshire", "claimed", "Huge"),
        "Row 3, Category: “Huge” is not a word that this column may hold.",
    ),
    Wrong(
        "Nothing in a column that must be filled in",
        "cheshire",
        cell("cheshire", "what", ""),
        "Row 3, What was done: This must be filled in.",
    ),
    Wrong(
        "A text that is too long",
        "cheshire",
        cell("cheshire", "sender_reference", "D" * 41),
        "Row 3, Disruption ref: This is 41 characters long; 40 at most.",
    ),
    Wrong(
        "A count in words",
        "cheshire",
        cell("cheshire", "arrests", "three"),
        "Row 3, Arrests: “three” is not a whole number.",
    ),
    Wrong(
        "A count below nought",
        "cheshire",
        cell("cheshire", "charges", "-1"),
        "Row 3, Charges: -1 is less than 0.",
    ),
    Wrong(
        "A weight with its unit",
        "cheshire",
        cell("cheshire", "drugs_a_kg", "1.5kg"),
        "Row 3, Class A (kg): “1.5kg” is not a number, such as 1250 or 0.75.",
    ),
    Wrong(
        "A character that is no text",
        "cheshire",
        cell("cheshire", "what", "bell \x07"),
        "Row 3, What was done: “bell �” holds a character that is not text (U+0007).",
    ),
    Wrong(
        "The reference of another row, with other facts",
        "cheshire",
        cell("cheshire", "sender_reference", "D/0001"),
        "Row 3, Disruption ref: Row 2 has the same Disruption ref and says something different.",
    ),
)
FIXED = (
    Wrong(
        "A line that lost a character",
        "merseyside",
        changed("merseyside", "D/0002   ", "D/0002  "),
        "Row 3: The line has 903 characters, not 904, so its columns have moved.",
    ),
    Wrong(
        "Words where a blank divides two columns",
        "merseyside",
        changed("merseyside", "D/0002         ", "D/0002/2022/CHE"),
        "Row 3: Character 15 should be blank and holds “E”, so the columns have moved.",
    ),
    Wrong(
        "The counted line at the end is missing",
        "merseyside",
        cut("merseyside", 19),
        "File stops at row 3: it should end with a line that starts “*TRAILER*”. Nothing loaded.",
    ),
    Wrong(
        "The counted line says another number",
        "merseyside",
        changed("merseyside", "0000002", "0000012"),
        "File stops at row 4: its last line says 12 rows and it has 2. Nothing loaded.",
    ),
    Wrong(
        "A heading that moved",
        "merseyside",
        changed("merseyside", "RECORDED", "ENTERED "),
        "The column “RECORDED” is missing. Nothing loaded.\n"
        "The column “ENTERED” is not in the column map. Map it, or list it as extra. Nothing loaded.",
    ),
)
