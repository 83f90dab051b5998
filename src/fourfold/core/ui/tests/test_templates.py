"""Every template of the platform loads, has a title, and holds no inline style or script."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template import engines
from django.urls import reverse

from fourfold.core import capability
from fourfold.core.ui import gallery, gallery_list, pages, tags
from fourfold.core.ui.frame import Link
from fourfold.core.ui.lists import Cell, ListPage, Row
from fourfold.core.ui.pseudo import speaking_pseudo, untranslated

FOLDERS = [
    Path(config.path) / "jinja2" for config in apps.get_app_configs() if config.name.startswith("fourfold.")
]
TEMPLATES = sorted(
    (str(path.relative_to(folder)), path) for folder in FOLDERS for path in folder.rglob("*.jinja")
)
STATIC = Path(__file__).parents[1] / "static" / "ui"
INLINE = {
    "an inline style": r"<style|\sstyle\s*=",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "an inline handler": r"\son[a-z]+\s*=\s*[\"']|\shx-on|javascript:",
    "a picture or font from elsewhere": r"(?:src|href)\s*=\s*[\"']https?:",
}


def shown(request, name="ui/gallery.jinja"):
    return pages.render(request, name, gallery.context(request), h1=gallery.HEADING).content.decode()


@pytest.mark.parametrize(("name", "path"), TEMPLATES, ids=[name for name, _ in TEMPLATES])
def test_a_template_loads_and_leaves_the_policy_whole(name, path):
    engines.all()[0].env.get_template(name)
    text = path.read_text()
    assert {what for what, pattern in INLINE.items() if re.search(pattern, text)} == set()


# Parts of pages: what another template includes or imports, and what a capability announced for somebody's page.
PARTS = {
    named
    for _, path in TEMPLATES
    for named in re.findall(r"{%-?\s*(?:include|import|from)\s+\"([^\"]+)\"", path.read_text())
} | {panel.template for config in capability.every() for panel in config.panels}


@pytest.mark.parametrize(("name", "path"), TEMPLATES, ids=[name for name, _ in TEMPLATES])
def test_a_whole_page_has_a_title_and_the_frame(name, path):
    text = path.read_text()
    if name in PARTS or path.name.startswith("_"):
        assert "{% extends" not in text
    elif name != "ui/layout.jinja":
        assert '{% extends "ui/' in text


def test_the_gallery_shows_every_component_and_says_nothing_outside_the_catalogue(asking):
    with speaking_pseudo():
        assert untranslated(shown(asking("/ui/gallery?type=group"))) == []


def test_the_gallery_in_the_past_has_no_writing_control_in_its_heading(asking):
    assert "Record disruption" in shown(asking("/ui/gallery"))
    assert "Record disruption" not in shown(asking("/ui/gallery?as_of=2022-11-02"))


def test_headings_and_cells_carry_what_a_screen_reader_and_a_phone_need(asking):
    html = shown(asking("/ui/gallery?sort=-risk"))
    assert html.count("<h1") == 1
    assert html.count('aria-sort="descending"') == 1
    assert html.count('data-label="Tier"') == len(gallery_list.THREATS)


def test_text_that_people_typed_is_escaped(asking):
    request, nasty = asking("/ui/gallery"), '<img src=x onerror="1">'
    context = gallery.context(request)
    row = Row(1, tuple(Cell(nasty, typed=True) for _ in gallery_list.COLUMNS))
    page = ListPage(heads=context["page"].heads, rows=[context["page"].rows[0], row, row], total=3)
    given = {**context, "page": page, "h1": nasty, "trail": [Link(nasty, "")], "marking": nasty}
    html = pages.render(request, "ui/gallery.jinja", given).content.decode()
    assert "<img" not in html
    assert html.count("&lt;img") > 10


def test_every_tag_has_a_colour_that_the_stylesheet_knows():
    css = (STATIC / "fourfold.css").read_text()
    known = {
        colour for colour in {tag.colour for tag in tags.TAGS.values()} if f".govuk-tag--{colour}" in css
    }
    assert {tag.colour for tag in tags.TAGS.values()} - known == {"blue"}  # a tag without a class is blue
    with pytest.raises(ValueError, match="No tag is defined"):
        tags.tag("nonsense")


def test_every_picture_that_the_stylesheet_names_is_there():
    named = re.findall(r"url\(\"?([^)\"]+)\"?\)", (STATIC / "fourfold.css").read_text())
    assert named
    assert [name for name in named if not (STATIC / name).is_file()] == []


def test_a_missing_name_is_an_error_and_not_an_empty_place():
    template = engines.all()[0].env.from_string("{% if nobody %}x{% endif %}{{ nobody }}")
    with pytest.raises(Exception, match="'nobody' is undefined"):
        template.render()


def test_the_pages_of_the_frame_have_addresses():
    assert reverse("ui:language").endswith("language")
    assert reverse("ui:gallery").endswith("gallery")
