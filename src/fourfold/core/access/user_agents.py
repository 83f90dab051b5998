"""Which browser somebody uses, in plain words, from what it says of itself. Good enough to know one's own by."""

from __future__ import annotations

# The first that fits: browsers name each other, so the order matters.
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
            ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
MACHINES = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("CrOS", "Chromebook"), ("Mac OS X", "Mac"), ("Linux", "Linux"))  # fmt: skip


def in_words(said: str) -> str:
    """The browser and the machine, such as "Firefox, Windows"; "" where neither is known."""
    return ", ".join(name for name in (_first(BROWSERS, said), _first(MACHINES, said)) if name)


def _first(known: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for sign, name in known if sign in said), "")
