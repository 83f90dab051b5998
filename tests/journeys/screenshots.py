"""Pictures of every page in every state, at a desk's width and a telephone's, for people to look at.

    python -m tests.journeys.screenshots FOLDER [WORDS]

Only the states whose name holds WORDS, such as "threats:list" or "with an error", where that is given. A page that
cannot be reached is named, and the rest are taken all the same.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.journeys import checks, chromium
from tests.journeys.region import stage
from tests.journeys.walking import STATES, State, Walker


def main(folder: Path, words: str = "") -> int:
    """Take the pictures; the answer is the command's exit status."""
    missed = 0
    folder.mkdir(parents=True, exist_ok=True)
    with stage(print) as platform, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=[*chromium.FLAGS])
        walker = Walker(platform, browser)
        for state in (one for one in STATES if words in str(one)):
            try:
                _take(walker, state, folder)
            except (AssertionError, Error) as problem:
                missed += 1
                print(f"{state}: no picture. {problem}")
        walker.leave()
        browser.close()
    return 1 if missed else 0


def _take(walker: Walker, state: State, folder: Path) -> None:
    visitor, _ = walker.opens(state)
    with visitor.page as page:
        for width, height in checks.WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            name = str(state).replace(":", "-").replace(" ", "_")
            page.screenshot(path=folder / f"{name}.{width}.png", full_page=True)
            print(f"{name}.{width}.png")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))
