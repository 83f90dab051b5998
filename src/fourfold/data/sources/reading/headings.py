"""The headings of a file are matched with the column map, or every difference is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from fourfold.data.sources.contracts.column_map import folded
from fourfold.data.sources.contracts.saying import Refused, Said
from fourfold.data.sources.contracts.shape import Column, Contract
from fourfold.data.sources.reading import refusals
from fourfold.data.sources.reading.cells import shown

Places = Mapping[str, int]
MOST_NAMED = 5  # more headings than this are not named one by one when most of them are missing


def place(headings: Sequence[str], contract: Contract) -> Places:
    """Where each of our columns stands in a row (0-based, absent ones left out), or Refused naming
    every fault."""
    at = {folded(heading): spot for spot, heading in reversed(list(enumerate(headings)))}
    faults = _twice(headings, contract)
    places: dict[str, int] = {}
    unclaimed = _unmapped(headings, contract)
    _check_row(at, contract)
    for column in contract.columns:
        found = [heading for heading in column.headings if folded(heading) in at]
        if len({folded(one) for one in found}) > 1:
            faults.append(refusals.HEADING_BOTH.say(heading=found[0], other=found[1]))
        if found:
            places[column.name] = at[folded(found[0])]
        elif column.headings and not column.may_be_missing:
            faults.append(_missing(column, unclaimed))
    if contract.extra_columns is not None:
        faults += [refusals.HEADING_EXTRA.say(heading=one) for one in unclaimed]
    if faults:
        raise Refused(*faults)
    return places


def _check_row(at: Mapping[str, int], contract: Contract) -> None:
    """Many headings missing are one fault: another row, or another file."""
    needed = [one for one in contract.columns if one.headings and not one.may_be_missing]
    missing = [one for one in needed if not any(folded(heading) in at for heading in one.headings)]
    if len(missing) > max(MOST_NAMED, len(needed) // 2):
        row = max(contract.header_row, 1)
        raise Refused(refusals.OTHER_HEADINGS.say(row=row, missing=len(missing), wanted=len(needed)))


def _twice(headings: Sequence[str], contract: Contract) -> list[Said]:
    seen: set[str] = set()
    faults: dict[str, Said] = {}
    for heading in headings:
        if (name := folded(heading)) in seen and name:
            faults[name] = refusals.HEADING_TWICE.say(heading=heading)
        seen.add(name)
    return list(faults.values())


def _unmapped(headings: Sequence[str], contract: Contract) -> list[str]:
    known = {folded(heading) for column in contract.columns for heading in column.headings}
    known |= {folded(heading) for heading in contract.extra_columns or ()}
    # A column without a heading is a spare one that a spreadsheet leaves; its cells, if any, are
    # counted as too many.
    return list(
        dict.fromkeys(heading for heading in headings if folded(heading) not in known and folded(heading))
    )


def _missing(column: Column, unclaimed: list[str]) -> Said:
    wanted = column.headings[0]
    by_fold = {folded(heading): heading for heading in unclaimed}
    near = get_close_matches(folded(wanted), by_fold, n=1, cutoff=0.6)
    if near:
        unclaimed.remove(by_fold[near[0]])
        return refusals.HEADING_RENAMED.say(heading=wanted, near=by_fold[near[0]])
    return refusals.HEADING_MISSING.say(heading=wanted)


def trimmed(headings: Sequence[str]) -> list[str]:
    """Headings fit to be shown and kept, without the empty ones at the end."""
    kept = [shown(heading) for heading in headings]
    while kept and not kept[-1]:
        kept.pop()
    return kept
