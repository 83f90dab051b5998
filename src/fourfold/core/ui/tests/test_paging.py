"""Pages by key show every row once, in order, the unknown last, forwards and backwards."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, F, IntegerField, Value, When

from fourfold.core.ui import lists, paging
from fourfold.core.ui.lists import Asked, ListError, Sort

pytestmark = pytest.mark.django_db
SIZE = 3
RISKS = [40, None, 12, 40, 7, None, 12, 99]


@pytest.fixture
def rows():
    """Eight rows with ties and unknown risks, made of a table that every installation has."""
    keys = list(ContentType.objects.order_by("pk").values_list("pk", flat=True)[: len(RISKS)])
    assert len(keys) == len(RISKS)
    cases = [
        When(pk=key, then=Value(risk)) for key, risk in zip(keys, RISKS, strict=True) if risk is not None
    ]
    return ContentType.objects.filter(pk__in=keys).annotate(risk=Case(*cases, output_field=IntegerField()))


def in_order(rows, descending):
    by = F("risk").desc(nulls_last=True) if descending else F("risk").asc(nulls_last=True)
    return [row.pk for row in rows.order_by(by, "pk")]


@pytest.mark.parametrize("descending", [False, True])
def test_walking_forwards_shows_every_row_once_in_order(rows, descending):
    sort, seen, after = Sort("risk", descending), [], None
    for _ in range(4):
        found = paging.cut(rows, "risk", Asked(sort, after=after), size=SIZE)
        assert found.earlier == len(seen)
        seen += [row.pk for row in found.rows]
        assert (found.first is None) == (after is None)
        after = found.last
        if after is None:
            break
    assert seen == in_order(rows, descending)


@pytest.mark.parametrize("descending", [False, True])
def test_walking_backwards_shows_the_same_pages(rows, descending):
    sort, expected = Sort("risk", descending), in_order(rows, descending)
    last = paging.cut(rows, "risk", Asked(sort, after=expected[5]), size=SIZE)
    assert [row.pk for row in last.rows] == expected[6:]
    middle = paging.cut(rows, "risk", Asked(sort, before=last.first), size=SIZE)
    assert [row.pk for row in middle.rows] == expected[3:6]
    first = paging.cut(rows, "risk", Asked(sort, before=middle.first), size=SIZE)
    assert [row.pk for row in first.rows] == expected[:3]
    assert (first.first, first.last) == (None, expected[2])
    assert (last.earlier, middle.earlier, first.earlier) == (6, 3, 0)


def test_a_page_takes_three_queries_at_most(rows, django_assert_num_queries):
    keys = in_order(rows, False)
    with django_assert_num_queries(1):
        paging.cut(rows, "risk", Asked(Sort("risk")), size=SIZE)
    with django_assert_num_queries(3):
        paging.cut(rows, "risk", Asked(Sort("risk"), after=keys[2]), size=SIZE)


def test_a_row_that_is_gone_is_told_in_words(rows):
    with pytest.raises(ListError, match="not here any more"):
        paging.cut(rows, "risk", Asked(Sort("risk"), after=0), size=SIZE)


def test_nothing_to_show_has_no_links(rows):
    found = paging.cut(rows.none(), "risk", Asked(Sort("risk")), size=SIZE)
    assert (list(found.rows), found.first, found.last) == ([], None, None)
    assert lists.PAGE_SIZE == 50
