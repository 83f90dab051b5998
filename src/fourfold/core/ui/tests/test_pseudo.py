"""The pseudo-language finds every word that did not pass the catalogue, and only those."""

import pytest
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from fourfold.core.ui.pseudo import speaking_pseudo, untranslated

LAZY = gettext_lazy("Threats")


def test_every_way_of_translating_speaks_it_in_every_language():
    with speaking_pseudo(), translation.override("cy"):
        assert gettext("Threats") == "⟦Bygythiadau⟧"
        assert str(LAZY) == "⟦Bygythiadau⟧"
        assert ngettext("%(n)s row", "%(n)s rows", 2) % {"n": 2} == "⟦2 rows⟧"
        assert pgettext("a menu", "Threats") == "⟦Threats⟧"


def test_it_ends_with_the_block_even_after_an_error():
    with pytest.raises(RuntimeError), speaking_pseudo():
        raise RuntimeError
    assert gettext("Threats") == "Threats"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Threats⟧</p>", []),
        ("<p>Threats</p>", ["Threats"]),
        ("<p>⟦Showing <b>3</b> of <i>some threats</i>⟧</p>", []),
        ("<p>⟦By⟧ <span data-typed>DC <b>Orr</b></span> yesterday</p>", ["yesterday"]),
        ("<p>⟦Due⟧ <span data-typed>a<br>b</span><p>lost</p>", ["lost"]),
        ("<p>1,234 84% £350,000 14:05 ▲ &rarr; !</p>", []),
        ("<time>4 January 2023, 15:05:07 GMT</time><time>5 Gorff 2023</time>", []),
        ("<a>NW-OCG-0417</a> <title>⟦Threats⟧ - Fourfold</title>", []),
        (
            '<input placeholder="Find"><img alt="A map"><nav aria-label="Menu"><td data-label="Tier">',
            ["Find", "A map", "Menu", "Tier"],
        ),
        ('<input value="typed by a person"><input type="submit" value="Send">', ["Send"]),
        ("<script>var words</script><style>p { color: red }</style>", []),
        ('<td title="⟦Risk⟧" data-typed>Op Larch</td>', []),
        ("<p>⟦⟦Risk⟧ of⟧ harm</p>", ["harm"]),
    ],
)
def test_words_outside_the_catalogue_are_found(html, found):
    assert untranslated(html) == found
