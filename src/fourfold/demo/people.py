"""The invented people who use the platform: the personas and their colleagues, with their roles."""

from __future__ import annotations

from datetime import date

from fourfold.core.access import queries as access
from fourfold.core.access.models import Grant, User
from fourfold.core.access.viewers import Viewer
from fourfold.core.agencies import queries as agencies
from fourfold.demo import STARTS_AT
from fourfold.demo.personas import PERSONAS, Persona

COLLEAGUES = tuple(
    Persona(f"{name.lower().replace(' ', '.')}", name, post, role, agency, "")
    for role, agency, name, post in (
        ("analyst", "merseyside", "Kelechi Wrenfold", "SOC analyst, Merseyside"),
        ("analyst", "gmp", "Branwen Fenwhistle", "SOC analyst, Greater Manchester"),
        ("analyst", "lancashire", "Marek Drewstow", "SOC analyst, Lancashire"),
        ("analyst", "north_wales", "Ifan Glanmorfa", "SOC analyst, North Wales"),
        ("analyst", "cumbria", "Petra Garsdalen", "SOC analyst, Cumbria"),
        ("analyst", "nwrocu", "Samir Stanwickshaw", "Analyst, NWROCU"),
        ("coordinator", "merseyside", "Nadia Calderquay", "SOC co-ordinator, Merseyside"),
        ("coordinator", "gmp", "Hollis Umbergate", "SOC co-ordinator, Greater Manchester"),
        ("coordinator", "lancashire", "Zainab Silkstow", "SOC co-ordinator, Lancashire"),
        ("coordinator", "north_wales", "Rhian Bledwyn", "SOC co-ordinator, North Wales"),
        ("coordinator", "cumbria", "Florin Dalquharn", "SOC co-ordinator, Cumbria"),
        ("coordinator", "nwrocu", "Ayesha Kettleborn", "SOC co-ordinator, NWROCU"),
        ("lro", "merseyside", "Padraig Lockenby", "Detective inspector, Merseyside"),
        ("lro", "gmp", "Leila Whinberry", "Detective inspector, Greater Manchester"),
        ("lro", "lancashire", "Darius Iremongate", "Detective inspector, Lancashire"),
        ("lro", "cheshire", "Sorcha Nettlefrome", "Detective inspector, Cheshire"),
        ("lro", "cumbria", "Teodor Yarlside", "Detective inspector, Cumbria"),
        ("lro", "nwrocu", "Esme Ravenstow", "Detective inspector, NWROCU"),
        ("moderator", "nwrocu_rocta", "Jaswinder Mossgiel-Tarn", "Moderator, ROCTA"),
    )
)
EVERYBODY = (*PERSONAS, *COLLEAGUES)
WHY = "Part of the demonstration"


def add_everybody() -> None:
    """Make every user and their grant. Nobody has a password: the demonstration signs in with a click."""
    numbers = agencies.codes()
    users = User.objects.bulk_create(_user(one) for one in EVERYBODY)
    administrator = next(user for user, one in zip(users, EVERYBODY, strict=True) if one.role == "administrator")
    Grant.objects.bulk_create(
        Grant(
            user=user,
            role=one.role,
            agency_id=numbers[one.agency],
            starts_on=STARTS_AT.date(),
            ends_on=one.ends_on,
            reason=WHY,
            granted_by=None if user == administrator else administrator,
        )
        for user, one in zip(users, EVERYBODY, strict=True)
    )


def who(role: str, agency: str, place: int = 0) -> Persona:
    """Somebody with a role at an agency; `place` tells colleagues apart."""
    return [one for one in EVERYBODY if (one.role, one.agency) == (role, agency)][place]


def viewer(one: Persona, day: date) -> Viewer:
    """The viewer that somebody is on a day."""
    found = access.viewer_of(User.objects.get(sign_in_name=one.sign_in_name), day)
    assert found is not None, f"{one.name} has no grant on {day}"
    return found


def lead_officers(agency: str) -> tuple[str, ...]:
    """The names of an agency's lead responsible officers who use the platform."""
    return tuple(one.name for one in EVERYBODY if (one.role, one.agency) == ("lro", agency))


def _user(one: Persona) -> User:
    user = User(sign_in_name=one.sign_in_name, name=one.name, post=str(one.post))
    user.set_unusable_password()
    return user
