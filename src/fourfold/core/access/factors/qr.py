"""A QR code as a drawing of the page itself: no picture is fetched, and no style is written into it."""

from __future__ import annotations

import segno
from markupsafe import Markup


def drawn(said: str, title: str) -> Markup:
    """The drawing, black on white with its quiet zone, so that a telephone reads it on any screen."""
    code = segno.make(said, error="m", micro=False)
    return Markup(code.svg_inline(scale=5, light="#fff", title=title, svgclass="ff-qr", lineclass=None))  # noqa: S704 - segno escapes the title
