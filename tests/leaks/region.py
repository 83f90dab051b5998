"""The region that is asked about: what the callers own, and, made and unmade, what is hidden from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count

from fourfold.core import capability
from fourfold.core.access.roles import Breadth, Role
from fourfold.core.access.viewers import Viewer, viewing
from fourfold.core.agencies.models import Agency, AgencyName, AgencyPlace, Bond, Kind
from fourfold.core.history import clock
from tests.guardrails.examples import Arguments, Examples, arguments
from tests.leaks.asking import count_from, undone
from tests.leaks.callers import Caller, caller, roles
from tests.leaks.hiding import Hiding, Inside, named
from tests.leaks.surfaces.surface import Names

# The unit that moderates for a force, and the ROCU of its region.
UNITS = {
    "merseyside": ("nwrocu_rocta", "nwrocu"),
    "cheshire": ("nwrocu_rocta", "nwrocu"),
    "humberside": ("yhrocu_rocta", "yhrocu"),
}
PEOPLE = count(1)
# Above every number that was given in this database so far.
MILLIONS = count(1_000_000, 1_000_000)


class Region:
    """A region for some ways of hiding: its callers, one in each role, and their own records."""

    def __init__(
        self, hidings: Sequence[Hiding], person: Callable[..., Viewer], register: dict[str, int]
    ) -> None:
        self.hidden = 0
        self.numbers_from = next(MILLIONS)
        self.hidings, self.person, self.register = hidings, person, register
        hiding = hidings[0]
        self.force = hiding.force
        register["yhrocu_rocta"] = _another_rocta()
        # Who works where is no secret: the people are there without the records too.
        self.inside = self._people(hiding.force, _plainly(f"{hiding.force} inside"), panel_met=3)
        self.insider = self._insider(max(roles(), key=lambda role: len(role.permissions)))
        self.own: dict[str, Arguments] = {}
        for ago, force in enumerate(sorted({hiding.own(role) for role in roles()})):
            self.own[force] = arguments(self._people(force, _plainly(force), panel_met=ago))
        _tended()
        self.callers: dict[str, Caller] = {
            role.key: caller(role, person(role.key, hiding.at(role), f"Caller {role.key}"))
            for role in roles()
        }

    def insiders(self) -> list[Caller]:
        """Somebody in each role who may see what is hidden from the others: whoever made it, where they did."""
        who = self.inside
        made_it = (who.coordinator, who.analyst, who.moderator, who.decider, who.chair, who.administrator)
        by_role = {viewer.role: viewer for viewer in made_it}
        return [
            caller(role, by_role[role.key]) if role.key in by_role else self._insider(role)
            for role in roles()
        ]

    def _insider(self, role: Role) -> Caller:
        unit, rocu = UNITS[self.force]
        at = {Breadth.REGION: unit, Breadth.OWN: self.force, Breadth.NONE: rocu}
        return caller(role, self.person(role.key, at[role.sees], f"Insider {role.key} {next(PEOPLE)}"))

    def names_inside(self, theirs: Arguments) -> Names:
        """What an insider asks about: the records that are hidden from others are their own."""
        return Names(theirs, theirs, str(theirs["threats"]["reference"]), "Larch", clock.read())

    def _people(self, force: str, say: Callable[[str], str], *, panel_met: int) -> Examples:
        unit, rocu = UNITS[force]
        where = {"force": force, "unit": unit, "rocu": rocu}
        return Examples(self.person, self.register, **where, say=say, panel_met=panel_met)

    @contextmanager
    def with_hidden(self, hiding: Hiding) -> Iterator[Arguments]:
        """The region with the hidden records, until the end of the block; each time under the same numbers."""
        count_from(self.numbers_from - 500_000)
        with undone():
            self.inside.say = str
            made = hiding.make(self.inside)
            asking = [one.viewer for one in self.callers.values()]
            with viewing(self.inside.coordinator):
                self.hidden = len(list(named()))
            hiding.hide(Inside(self.inside, [self.insider.viewer], asking))
            _tended()
            yield made

    def names(self, theirs: Arguments, role: str) -> Names:
        """What a caller in a role asks about."""
        own = self.own[self.hidings[0].own(self.callers[role].role)]
        reference = theirs["threats"]["reference"]
        self.last_asked = Names(theirs, own, str(reference), "Larch", clock.read())
        return self.last_asked


def _plainly(force: str) -> Callable[[str], str]:
    """Says what the callers' own people type: other words than stand in the hidden records."""
    return lambda text: f"{force.title()} {text.strip('⟦⟧')[::-1].lower()}"


def _tended() -> None:
    """What the worker does by itself within a second, so that nobody's page has to."""
    for config in capability.every():
        for act in config.tends:
            capability.load(act)(clock.read())


def _another_rocta() -> int:
    """The threat assessment unit of another region: the register as shipped knows one."""
    unit = Agency.objects.create(id=9_001, code="yhrocu_rocta", kind=Kind.UNIT)
    AgencyName.objects.create(agency=unit, name="Threat assessment unit of the other region")
    AgencyPlace.objects.create(agency=unit, parent=Agency.objects.get(code="yhrocu"), bond=Bond.PART_OF)
    return unit.pk
