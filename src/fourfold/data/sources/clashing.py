"""Only what a sender changed since its own last row changes here; what was amended here too is for people to decide.

Of each column three things are compared: what the sender said last, what it says now, and what stands. What it did not
change is put back as it stands; what both changed, and not alike, holds the whole row back with both values. A record
that this sender never sent was all entered here. A list of references is compared reference by reference.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection
from django.utils.translation import gettext_lazy as _

from fourfold.data.sources.contracts.saying import Sentence, sentence
from fourfold.data.sources.stands import NOTHING, Cell, Chosen, Listed, Stands

Kinds = Mapping[str, str]  # our column, its PostgreSQL type

BOTH = sentence(
    "changed_here_too",
    _(
        "%(reference)s was changed here, and the sender changed the same since its last file. Compare and choose. "
        "Here it says: %(here)s"
    ),
)
EMPTY = sentence(
    "emptied_here_too",
    _(
        "%(reference)s was changed here, and the sender changed the same since its last file. Here nothing is said of "
        "it any more. Compare and choose."
    ),
)
UNKNOWN = sentence(
    "stands_otherwise_here",
    _(
        "%(reference)s says otherwise here, and what the sender said of it before is not known. Compare and choose. "
        "Here it says: %(here)s"
    ),
)
UNKNOWN_EMPTY = sentence(
    "stands_empty_here",
    _(
        "Here %(reference)s says nothing of this, and what the sender said of it before is not known. "
        "Compare and choose."
    ),
)
LONG = 40  # of what is longer only a digest is kept: words about people stand in their record alone


def why(here: str, *, known: bool) -> Sentence:
    """The sentence of a clash with what stands `here`; `known` tells whether it is what the sender said before."""
    if known:
        return BOTH if here else EMPTY
    return UNKNOWN if here else UNKNOWN_EMPTY


def keep_amended(stands: Stands, kinds: Kinds, chosen: Chosen = NOTHING) -> None:
    """Hold known staged rows to the rule. The records are locked first, so that nobody amends them meanwhile."""
    compared = [_Compared(place, name, kinds[name], cell, stands, chosen)
                for place, (name, cell) in enumerate(stands.cells.items(), start=2)]  # fmt: skip
    known = (
        f"pg_temp.staged m join {stands.table} d on {stands.on}"
        f" {stands.beside} where (m.news is null or m.news = 'changed')"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*) from (select 1 from pg_temp.staged m join {stands.table} d on {stands.on}"
            " where m.news is null or m.news = 'changed' order by d.id for no key update of d) held"
        )
        if not cursor.fetchone()[0]:
            return
        cursor.execute(
            f"update pg_temp.staged m set before = null where before[1] is distinct from '{stands.mark}'"
            " and before is not null"
        )
        values = {
            f"{way}_{name}": text for way in ("here", "file") for name, text in getattr(chosen, way).items()
        }
        cursor.execute(_sql_for_keeping(stands, compared, known), values)


def sql_for_said(stands: Stands, kinds: Kinds) -> str:
    """What a staged row `m` says, as it is kept beside where it went: each column, or a digest of it."""
    said = (_kept(_text(_said(name, cell), kinds[name]), kinds[name]) for name, cell in stands.cells.items())
    return f"array['{stands.mark}', {', '.join(said)}]"


class _Compared:
    """The SQL of one column."""

    def __init__(
        self, place: int, name: str, kind: str, cell: Cell | Listed, stands: Stands, chosen: Chosen
    ) -> None:
        self.name, self.kind, self.cell, self.told = name, kind, cell, stands.told
        self.before = f"m.before[{place}]"
        now = _text(cell.known if isinstance(cell, Cell) and cell.known else _said(name, cell), kind)
        self.kept_now = _kept(now, kind)
        empty_says = isinstance(cell, Cell) and cell.empty_says
        self.changed = f"({self.kept_now} is distinct from {self.before}" + (
            ")" if empty_says else f" and {now} is not null)"
        )
        self.said = self.kept_now if empty_says else f"coalesce({self.kept_now}, {self.before})"
        self.clash = "false"
        if isinstance(cell, Cell):
            here = _text(cell.here, kind)
            unsaid = _kept(_text(f"({cell.unsaid})::{kind}", kind), kind)
            self.shown = f"coalesce({cell.shown or _shown(cell.here, kind)}, '')"
            amended = f"{_kept(here, kind)} is distinct from coalesce({self.before}, {unsaid})"
            self.clash = (
                f"({amended} and ({stands.all_of} or {self.changed} and {here} is distinct from {now}))"
            )
            if name in chosen.here:
                self.changed = f"({self.changed} and {self.shown} <> %(here_{name})s)"
            for way in ("here", "file"):
                if name in getattr(chosen, way):
                    self.clash = f"({self.clash} and {self.shown} <> %({way}_{name})s)"

    def written(self) -> dict[str, str]:
        """The staged columns that the rule writes, and what it writes there."""
        if isinstance(self.cell, Cell):
            otherwise = self.cell.here if self.told else "null"
            return {self.name: f"case when {self.changed} then m.{self.name} else {otherwise} end"}
        before = f"coalesce({self.before}, '{{}}')::{self.kind}"
        new = _without(f"m.{self.name}", before)
        found = {self.name: f"case when {self.changed} then {new} end"}
        if self.cell.gone:
            gone = _without(before, f"m.{self.name}")
            found[self.cell.gone] = f"case when {self.changed} then {gone} end"
        return found


def _sql_for_keeping(stands: Stands, compared: list[_Compared], known: str) -> str:
    written = {name: value for one in compared for name, value in one.written().items()}
    clashes = ", ".join(
        f"'{one.name}', case when {one.clash} then {one.shown} end"
        for one in compared
        if isinstance(one.cell, Cell)
    )
    return f"""
        update pg_temp.staged s
           set {", ".join(f"{name} = w.{name}" for name in written)}, said = w.said,
               clashes = w.clashes,
               news = case when w.clashes <> '{{}}' then 'held' else s.news end,
               held_about = case when w.clashes <> '{{}}' then w.reference end,
               held_why = case when w.clashes <> '{{}}' then '{BOTH.code}' end
          from (select m.ctid as at, {stands.reference} as reference,
                       array['{stands.mark}', {", ".join(one.said for one in compared)}] as said,
                       jsonb_strip_nulls(jsonb_build_object({clashes})) as clashes,
                       {", ".join(f"{value} as {name}" for name, value in written.items())}
                  from {known}) w
         where w.at = s.ctid
    """


def _said(name: str, cell: Cell | Listed) -> str:
    return cell.said if isinstance(cell, Cell) and cell.said else f"m.{name}"


def _text(value: str, kind: str) -> str:
    """A value as text that tells it from others; null where there is nothing."""
    if kind in ("numeric", "bigint"):
        return f"trim_scale(round(({value})::numeric, 3))::text"
    if kind.endswith("[]"):
        return f"nullif(({value})::{kind}, '{{}}')::text"
    return f"nullif(({value})::text, '')"


def _shown(value: str, kind: str) -> str:
    """A value as people read it."""
    if kind == "date":
        return f"to_char({value}, 'DD/MM/YYYY')"
    return f"array_to_string({value}, ', ')" if kind.endswith("[]") else _text(value, kind)


def _kept(text: str, kind: str) -> str:
    """What is kept of it: lists as they are, so that they can be compared by their parts."""
    if kind.endswith("[]"):
        return text
    return f"case when length({text}) > {LONG} then left(md5({text}), 16) else {text} end"


def _without(all_of: str, others: str) -> str:
    return (
        f"array(select x from unnest({all_of}) with ordinality as t (x, place)"
        f" where x <> all (coalesce({others}, '{{}}')) order by place)"
    )
