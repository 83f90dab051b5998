"""The page about the API: every room under a heading that can be said in Welsh."""

from __future__ import annotations

from fourfold.core.api import description, views


def test_every_room_stands_under_its_heading(browse, person):
    page = browse(person("analyst", "cheshire", "Ansel Rees")).get("/api").content.decode()
    tags = {one[2]["tags"][0] for one in description.operations()}
    assert tags == set(views.HEADINGS)
    assert all(f'id="{tag.lower()}' in page and f">{tag}</caption>" in page for tag in tags)
