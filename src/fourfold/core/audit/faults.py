"""What is wrong with the audit log, in words: which block, and what an auditor can conclude."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fourfold.core.audit.checkpoints import Checkpoint

Block = Mapping[str, Any]


def named(block: Block) -> str:
    """A block by its era and number."""
    return f"Block {_which(block)}"


def _which(block: Block) -> str:
    return f"{block['no']:,} of era {block['era']} (sealed {block['sealed_at']:%Y-%m-%d %H:%M:%S})"


def of_chain(last: Block | None, block: Block) -> list[str]:
    """How a block fails to follow on the one before it."""
    begun = last is None or last["era"] != block["era"]
    found = []
    if block["no"] != (1 if begun or last is None else last["no"] + 1):
        found.append(
            f"{named(block)} follows on block {0 if begun or last is None else last['no']:,}: blocks are missing."
        )
    if not begun and last is not None and block["x_from"] != last["x_to"]:
        found.append(f"{named(block)} does not begin where the one before it ends.")
    if bytes(block["previous"]) != (bytes(last["hash"]) if last else b""):
        found.append(f"{named(block)} does not hold on to the one before it: one of the two was replaced.")
    return found


def number(block: Block, present: int) -> str:
    """Entries were removed or added within a block."""
    changed = "removed" if present < block["entries"] else "added"
    return (
        f"{named(block)} sealed {block['entries']:,} entries, and {present:,} are there: some were {changed}."
    )


def content(block: Block) -> str:
    """Entries of a block are not what they were, or not in the same order."""
    return f"{named(block)}: its entries are not what was sealed. One was changed, or two change places."


def block_itself(block: Block) -> str:
    """A block's own words were changed."""
    return f"{named(block)} itself is not what was sealed."


def outside(entries: int, block: Block) -> str:
    """Entries that no block holds, though later ones are sealed."""
    return f"{entries:,} entries stand before block {_which(block)} and in no block: they were added later."


def cut_off(checkpoint: Checkpoint) -> str:
    """The end of the chain, which a checkpoint saw, is not there."""
    return (
        f"The checkpoint of {checkpoint.at} saw block {checkpoint.no:,} of era {checkpoint.era}, which is not there:"
        " the end of the log was cut off."
    )


def another(checkpoint: Checkpoint) -> str:
    """The chain holds together, and is not the one that a checkpoint saw."""
    return (
        f"Block {checkpoint.no:,} of era {checkpoint.era} is not the one that the checkpoint of {checkpoint.at} saw:"
        " the chain was worked out anew."
    )
