"""The invented people whom a visitor of the demonstration may be, with one click and no password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Persona:
    """Somebody to sign in as: their role's key, their agency's code, and what they would come here for."""

    sign_in_name: str
    name: str
    post: str | Promise
    role: str
    agency: str
    sentence: str | Promise
    ends_on: date | None = None


PERSONAS = (
    Persona(
        "ifeoma.larksdale",
        "Ifeoma Larksdale",
        _("Police constable, Cheshire"),
        "frontline",
        "cheshire",
        _("Reads what to look out for before a shift, and reports what they did or saw."),
    ),
    Persona(
        "tamsin.okerholt",
        "Tamsin Okerholt",
        _("SOC analyst, Cheshire"),
        "analyst",
        "cheshire",
        _("Loads the force's monthly file, mends what was held back, and assesses threats."),
    ),
    Persona(
        "mared.tanglwyn",
        "Mared Tanglwyn",
        _("Detective chief inspector and LRO, North Wales"),
        "lro",
        "north_wales",
        _("Answers for several threats: reviews them, and decides what becomes of each."),
    ),
    Persona(
        "sorcha.nettlefrome",
        "Sorcha Nettlefrome",
        _("Detective inspector and LRO, Cheshire"),
        "lro",
        "cheshire",
        _("Answers for threats of the force, and writes what its officers are told of them."),
    ),
    Persona(
        "imran.quillfeather",
        "Imran Quillfeather",
        _("SOC co-ordinator, Cheshire"),
        "coordinator",
        "cheshire",
        _("Keeps the force's list whole, and answers what officers report."),
    ),
    Persona(
        "sunniva.pellthwaite",
        "Sunniva Pellthwaite",
        _("Moderator, regional threat assessment unit (ROCTA)"),
        "moderator",
        "nwrocu_rocta",
        _("Reads what the six forces submit, and agrees or returns it, evenly."),
    ),
    Persona(
        "gareth.ashlomond",
        "Gareth Ashlomond",
        _("Head of the regional threat assessment unit (ROCTA)"),
        "decider",
        "nwrocu_rocta",
        _("Decides challenges, approves who is let in, and adopts scoring models."),
    ),
    Persona(
        "bryony.stannergate",
        "Bryony Stannergate",
        _("Detective superintendent, chair of the regional disruption panel"),
        "panel",
        "nwrocu",
        _("Agrees how far major and negative disruptions went, never of what was led here."),
    ),
    Persona(
        "perpetua.dunmarsh",
        "Perpetua Dunmarsh",
        _("Community safety officer, Halton council"),
        "partner",
        "halton_council",
        _("Reads what the police shared with the council, and says what came of what was asked."),
    ),
    Persona(
        "eirlys.pantglas",
        "Eirlys Pantglas",
        _("Safeguarding nurse, Betsi Cadwaladr health board"),
        "partner",
        "betsi_cadwaladr",
        _("Reads what was shared with the health board about people who may be exploited."),
    ),
    Persona(
        "oriel.tamsworth",
        "Oriel Tamsworth",
        _("Caseworker of the charity Harbour Lantern, beside Cheshire's officers"),
        "partner",
        "harbour_lantern",
        _("Contacts people who may be victims, and sees nothing of suspects."),
    ),
    Persona(
        "hester.coppardine",
        "Hester Coppardine",
        _("HMICFRS inspector"),
        "inspector",
        "nwrocu",
        _("Runs the extract of the regional list for any past day, and compares."),
        ends_on=date(2023, 12, 31),
    ),
    Persona(
        "oriel.brackenthwaite",
        "Oriel Brackenthwaite",
        _("Auditor, professional standards, Cheshire"),
        "auditor",
        "cheshire",
        _("Reads who looked at what in the force, and asks about what is unlike them."),
    ),
    Persona(
        "emrys.coldharrow",
        "Emrys Coldharrow",
        _("Regional auditor"),
        "regional_auditor",
        "nwrocu",
        _("Reads the region's log, and proves that nobody has changed it."),
    ),
    Persona(
        "dilwyn.skerrick",
        "Dilwyn Skerrick",
        _("Administrator"),
        "administrator",
        "nwrocu",
        _("Keeps people, agencies and models. Sees no threat."),
    ),
)
