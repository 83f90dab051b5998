"""The SQL that keeps history. Each file or function says why it has its shape."""

from pathlib import Path

CLOCK = (Path(__file__).parent / "clock.sql").read_text()
