"""What the browser would print, sheet by sheet, as words: a small reader of the PDF files that Chromium writes.

Chromium draws glyphs by their number in a font, and adds which letters they stand for so that words can be copied out
of the file. That is read here; it is no reader of other programs' files.
"""

from __future__ import annotations

import re
import zlib
from unicodedata import normalize

from playwright.sync_api import Page

OBJECT = re.compile(rb"(?ms)^(\d+) 0 obj\s*(.*?)\s*endobj$")
STREAM = re.compile(rb"(?s)^(.*?) stream\r?\n(.*?)\r?\nendstream$")
DRAWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|\bET\b")
MAPPED = re.compile(rb"(?s)begin(bfchar|bfrange)(.*?)endbf")
HEX = re.compile(rb"<([0-9A-F]+)>")

Objects = dict[bytes, bytes]


def sheets(page: Page) -> list[str]:
    """The words on each sheet that a page would be printed on, with one space between them."""
    return read(page.pdf(prefer_css_page_size=True))


def read(file: bytes) -> list[str]:
    """The words on each sheet of a file."""
    objects = dict(OBJECT.findall(file))
    tree = next(body for body in objects.values() if b"/Type /Pages" in body)
    return [_words(objects, objects[number]) for number in _numbers(tree, rb"/Kids \[(.*?)\]")]


def _words(objects: Objects, sheet: bytes) -> str:
    fonts = dict(re.findall(rb"/(F\d+) (\d+) 0 R", sheet))
    letters = {name: _letters(objects, objects[number]) for name, number in fonts.items()}
    said: list[str] = []
    font: dict[bytes, str] = {}
    for number in _numbers(sheet, rb"/Contents (\d+ 0 R)"):
        for chosen, glyphs in DRAWN.findall(_stream(objects[number])):
            font = letters[chosen] if chosen else font
            if glyphs:
                size = len(next(iter(font)))
                said += [font[glyphs[start : start + size]] for start in range(0, len(glyphs), size)]
            elif not chosen:
                said.append(" ")  # one run of letters ends
    # Two letters that are drawn as one, such as those of "find", are two again.
    return " ".join(normalize("NFKC", "".join(said)).split())


def _letters(objects: Objects, font: bytes) -> dict[bytes, str]:
    """What each glyph of a font stands for."""
    found: dict[bytes, str] = {}
    (number,) = _numbers(font, rb"/ToUnicode (\d+ 0 R)")
    for kind, lines in MAPPED.findall(_stream(objects[number])):
        for line in lines.strip().splitlines():
            first, last, letter = (*HEX.findall(line), b"")[:3] if kind == b"bfrange" else _alone(line)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[b"%0*X" % (len(first), int(first, 16) + step)] = _letter(letter, step)
    return found


def _alone(line: bytes) -> tuple[bytes, bytes, bytes]:
    glyph, letter = HEX.findall(line)
    return glyph, glyph, letter


def _letter(code: bytes, step: int) -> str:
    text = bytes.fromhex(code.decode()).decode("utf-16-be")
    return text[:-1] + chr(ord(text[-1]) + step)


def _stream(body: bytes) -> bytes:
    found = STREAM.match(body)
    assert found, body[:80]
    return zlib.decompress(found[2]) if b"/FlateDecode" in found[1] else found[2]


def _numbers(body: bytes, within: bytes) -> list[bytes]:
    found = re.search(within, body)
    return re.findall(rb"(\d+) 0 R", found[1]) if found else []
