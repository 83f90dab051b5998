"""Everybody of the demonstration who uses the platform: the personas, and colleagues."""

from __future__ import annotations

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
        ("lro", "cumbria", "Teodor Yarlside", "Detective inspector, Cumbria"),
        ("lro", "nwrocu", "Esme Ravenstow", "Detective inspector, NWROCU"),
        ("frontline", "cheshire", "Callum Wythenby", "Police constable, Cheshire"),
        ("frontline", "merseyside", "Oonagh Brackenridge", "Police constable, Merseyside"),
        ("frontline", "north_wales", "Gwil Trefasgell", "Police constable, North Wales"),
        ("moderator", "nwrocu_rocta", "Jaswinder Mossgiel-Tarn", "Moderator, ROCTA"),
    )
)
EVERYBODY = (*PERSONAS, *COLLEAGUES)
# Asked for on the last day, and approved by nobody yet.
NEWCOMER = Persona("orla.fennimarsh", "Orla Fennimarsh", "SOC analyst, Cheshire", "analyst", "cheshire", "")


def who(role: str, agency: str, place: int = 0) -> Persona:
    """Somebody with a role at an agency; `place` tells colleagues apart."""
    return [one for one in EVERYBODY if (one.role, one.agency) == (role, agency)][place]


def lead_officers(agency: str) -> tuple[str, ...]:
    """The names of an agency's lead responsible officers who use the platform."""
    return tuple(one.name for one in EVERYBODY if (one.role, one.agency) == ("lro", agency))
