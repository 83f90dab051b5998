"""Playing what comes after the replay: 25 late records and 10 reclassifications, the ordinary way."""

from __future__ import annotations

from fourfold.demo import models
from fourfold.demo.files import rendering
from fourfold.demo.files.building import SentFile, contract, file_of, map_of, with_councils_of
from fourfold.demo.forces import SENDERS
from fourfold.demo.region.later import ARRIVE, MODERATED, later
from fourfold.demo.region.shapes import Region
from fourfold.demo.replay.playing import Replay
from fourfold.demo.replay.world import World


def play_later(world: World, region: Region) -> None:
    """Send, assess and moderate the late records, and reclassify; the clock goes on to 20 July 2023."""
    more = later(region, models.tactical())
    Replay(world).play(more, sent=_files(more), until=MODERATED)


def _files(more: Region) -> list[SentFile]:
    made = []
    for sender in SENDERS:
        into = contract(map_of(sender, ARRIVE))
        sent = [one for one in more.of(sender.code) if one.arrives == ARRIVE]
        rows = {one.key: rendering.cells(into, with_councils_of(ARRIVE, dict(one.facts))) for one in sent}
        made += [file_of(sender, ARRIVE, rows)] if rows else []
    return made
