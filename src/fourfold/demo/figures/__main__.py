"""Print the published figures beside those of an invented region, for SEED or for seeds 1, 2 and 3.

Exit status 1 where a figure is short.
"""

from __future__ import annotations

import os
import sys
import time

from fourfold.demo.figures.databases import Fresh, bench

SEEDS = (1, 2, 3)
LIMIT = 300.0  # seconds for one seed: some 6,500 disruptions are replayed too, file by file


def main() -> int:
    """All the seeds that were asked for; the number is the exit status."""
    seeds = [int(word) for word in os.environ.get("SEED", "").split()] or list(SEEDS)
    with bench() as fresh:
        met = [_of_seed(seed, fresh) for seed in seeds]
    return int(not all(met))


def _of_seed(seed: int, fresh: Fresh) -> bool:
    # Django is ready only now, inside the block above.
    from fourfold.demo import models
    from fourfold.demo import seed as seeding
    from fourfold.demo.figures import disruptions, holding, published
    from fourfold.demo.figures.table import at_most, lines
    from fourfold.demo.region.planning import plan
    from fourfold.demo.replay.later import play_later

    began = time.monotonic()
    fresh()
    region = plan(seed, models.tactical())
    seeding.set_up()
    world = seeding.play(region, progress=lambda line: None)
    found = published.figures() + disruptions.figures() + holding.figures(lambda: play_later(world, region))
    found.append(at_most("all of this", time.monotonic() - began, LIMIT))
    _say(*lines(f"seed {seed}", found), "")
    return all(figure.ok for figure in found)


def _say(*said: str) -> None:
    sys.stdout.write("\n".join(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
