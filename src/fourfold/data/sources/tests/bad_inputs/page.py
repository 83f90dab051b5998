"""The page of wrong files for people who run a platform, made from the table: `python -m` with this module's name."""

from __future__ import annotations

from pathlib import Path

HEAD = """# Wrong files, and what is said of them

Made from the table in `data/sources/tests/bad_inputs/`, and checked by its test: change the table, not this page. Each
file was made and loaded; the sentences are what its sender reads, word for word. A file that is refused loads nothing,
and may be sent again. A row that is held back waits on the page of its file, to be mended or set aside, and the other
rows are loaded.
"""


def text() -> str:
    """The whole page."""
    from fourfold.data.sources.tests.bad_inputs.table import SHAPES

    parts = [HEAD]
    for shape, files in SHAPES.items():
        rows = (
            f"| {one.what} | {'refused' if one.refused else 'row held back'} | {one.said.replace(chr(10), '<br>')} |"
            for one in files
        )
        parts.append(
            "\n".join(
                [
                    f"\n**{shape}**\n",
                    "| What is wrong | The file or row is | What is read |",
                    "|---|---|---|",
                    *rows,
                    "",
                ]
            )
        )
    return "".join(parts)


if __name__ == "__main__":
    import django

    django.setup()
    (Path(__file__).parents[6] / "docs" / "operations" / "bad-files.md").write_text(text())
