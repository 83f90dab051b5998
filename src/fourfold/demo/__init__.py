"""The demonstration: an invented region, made from a seed and replayed under a clock of its own."""

from datetime import UTC, date, datetime

# Where the demonstration's clock starts; the first files arrive the day after.
STARTS_AT = datetime(2021, 6, 1, 6, 0, tzinfo=UTC)

# The days of the two published extracts of threats, that of the second one of disruptions, that of Cumbria's
# reorganisation, and the replay's last.
FIRST_EXTRACT = date(2023, 1, 4)
SECOND_EXTRACT = date(2023, 4, 1)
SECOND_DISRUPTION_EXTRACT = date(2023, 7, 13)
REORGANISED = date(2023, 4, 1)
LAST_DAY = date(2023, 7, 14)
