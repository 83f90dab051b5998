"""What the database itself does for restricted records: the keys, the past, and who is given which key."""

from pathlib import Path


def read(name: str) -> str:
    """One file of this folder."""
    return (Path(__file__).parent / f"{name}.sql").read_text()
