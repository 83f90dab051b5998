"""What a column map says, as plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

LONGEST_CELL = 20_000


class Kind(StrEnum):
    """What a cell must become: str, date, aware datetime (UTC), code, int, Decimal, bool or list of str."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    CODE = "code"
    INTEGER = "integer"
    AMOUNT = "amount"
    YES_NO = "yes_no"
    LIST = "list"


class Format(StrEnum):
    """How the file is written."""

    CSV = "csv"
    XLSX = "xlsx"
    NDJSON = "ndjson"
    JSON = "json"
    FIXED = "fixed"
    XML = "xml"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Column:
    """One of our columns: where the sender puts it and what its cells may hold.

    In a nested file (NDJSON, JSON, XML, ZIP) a heading may be a path, such as `results[type=arrests]/count`. `at` are
    the characters of a fixed column, from 0 and without the last. Several numbers may be added up (`add_up`).
    """

    name: str
    headings: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    required: bool = False
    may_be_missing: bool = False
    longest: int = LONGEST_CELL
    default: str | None = None
    codes: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    date_orders: tuple[str, ...] = ("YYYY-MM-DD",)
    time_zone: str = "Europe/London"
    separator: str = ";"
    lowest: int = -(2**63)
    highest: int = 2**63 - 1
    at: tuple[int, int] | None = None
    add_up: bool = False


@dataclass(frozen=True, slots=True)
class EndMark:
    """The last line of a whole file: its first cell, and which cell (1-based) counts the rows, if any.

    In fixed columns the line starts with the word, and the count stands at these characters.
    """

    word: str
    count_cell: int | None = None
    count_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One CSV file of a set: its name (* stands for anything), the heading that joins it to its record."""

    name: str
    file: str
    joined_by: str
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The file of a set that counts the others: its name, and the headings of their names and of their rows."""

    file: str
    name: str
    rows: str


@dataclass(frozen=True, slots=True)
class Contract:
    """A column map: one sender, one kind of file. `digest` is the SHA-256 of its text, for lineage.

    `header_row` is the first of `header_rows` rows of headings; 0 in fixed columns without any. Of a set of files the
    first part holds the records. `file_name_says` how the name of a file says its day or its number.
    """

    sender: str
    sends: str
    version: int
    format: Format
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    encodings: tuple[str, ...] = ("utf-8",)
    delimiter: str = ","
    header_row: int = 1
    header_rows: int = 1
    merged_cells: bool = False
    sheet: str | None = None
    line_length: int | None = None
    record: str = ""
    counted_by: str = ""
    files: tuple[Part, ...] = ()
    counts: Counts | None = None
    file_name_says: str = ""
    extra_columns: tuple[str, ...] | None = ()
    empty_words: tuple[str, ...] = ()
    end_mark: EndMark | None = None
    digest: str = ""

    @property
    def nested(self) -> bool:
        """Whether a heading is a path into a record, and not just the name of a field or a column."""
        return self.format in (Format.XML, Format.ZIP) or (
            self.format in (Format.NDJSON, Format.JSON)
            and any("/" in heading for column in self.columns for heading in column.headings)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Our column names, in the order of a good row's values."""
        return tuple(column.name for column in self.columns)

    @property
    def expected(self) -> tuple[tuple[str, bool], ...]:
        """The heading of each column as the sender writes it, and whether a file without it is refused."""
        return tuple(
            (column.headings[0], not column.may_be_missing) for column in self.columns if column.headings
        )

    def in_order(self, names: Sequence[str]) -> Contract:
        """The same map with its columns in another order; a name it does not hold becomes an empty column."""
        held = {column.name: column for column in self.columns}
        return replace(self, columns=tuple(held.get(name) or Column(name) for name in names))
