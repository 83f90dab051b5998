"""Answers an upload file as the stand-in would: `python -m fourfold.demo.national threat U-000012.csv > receipt.csv`.

Further files are the national database's own lists, as kind and file, which say what stands there already.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fourfold.demo.national.database import NationalDatabase


def main(given: list[str]) -> None:
    """The first kind and file are the upload; the receipt goes to standard output."""
    (kind, upload), *lists = zip(given[::2], given[1::2], strict=True)
    national = NationalDatabase()
    for listed, name in lists:
        national.learn(listed, Path(name).read_bytes())
    sys.stdout.buffer.write(national.take(kind, Path(upload).read_bytes()))


if __name__ == "__main__":
    main(sys.argv[1:])
