"""The seven senders of the invented region, each with habits of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sender:
    """An agency: its column map, how its references and file names look, and its working rhythm.

    `sends_on` is the day of the month of its files, `every` the months between two, `assesses_on` the weekday
    (Monday is 0) on which its analyst assesses. `listed` is how many threats a whole region lists for it.
    """

    code: str
    column_map: str
    prefix: str
    file_name: str
    sends_on: int
    every: int
    assesses_on: int
    listed: int
    councils: tuple[str, ...]


SENDERS = (
    Sender("merseyside", "threats_merseyside", "MP/", "SOCR {0:%d-%m-%Y}.txt", 3, 1, 1, 252,
           ("E08000011", "E08000012", "E08000013", "E08000014", "E08000015")),
    Sender("gmp", "threats_gmp", "gmp-", "threats-{0:%Y-%m-%d}.ndjson", 2, 1, 2, 247,
           tuple(f"E080000{number:02}" for number in range(1, 11))),
    Sender("lancashire", "threats_lancashire", "LC", "SOC register {0:%B %Y}.xlsx", 5, 1, 0, 243,
           ("E06000008", "E06000009", *(f"E07000{number}" for number in range(117, 129)))),
    Sender("cheshire", "threats_cheshire", "CH-", "soc_threats_{0:%Y%m}.csv", 4, 1, 0, 118,
           ("E06000006", "E06000007", "E06000049", "E06000050")),
    Sender("north_wales", "threats_north_wales", "GC", "Bygythiadau {0:%Y-%m}.xlsx", 6, 2, 1, 39,
           tuple(f"W0600000{number}" for number in range(1, 7))),
    Sender("cumbria", "threats_cumbria", "C", "register {0:%d.%m.%Y}.csv", 7, 3, 2, 21,
           tuple(f"E070000{number}" for number in range(26, 32))),
    Sender("nwrocu", "threats_nwrocu", "RU", "NWROCU_THREATS_{0:%Y%m%d}.psv", 8, 2, 1, 18, ()),
)  # fmt: skip
BY_CODE = {sender.code: sender for sender in SENDERS}
FORCES = tuple(sender.code for sender in SENDERS if sender.code != "nwrocu")
CHESHIRE = "cheshire"
