"""Quiet hours: when telephones stay silent, by the recruiter's clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiet:
    """From one time of day to another; over midnight where the end is the earlier one."""

    start: time
    end: time

    def until(self, at: datetime, zone: tzinfo) -> datetime | None:
        """When the quiet hours end in which an instant lies (UTC); None outside of them."""
        local = at.astimezone(zone)
        clock, over = local.time(), self.start > self.end
        within = (clock >= self.start or clock < self.end) if over else self.start <= clock < self.end
        if not within:
            return None
        day = local.date() + timedelta(days=int(over and clock >= self.start))
        # Not later than in the instant itself, on a morning whose clocks jump over the end.
        return max(datetime.combine(day, self.end, zone).astimezone(UTC), at + timedelta(minutes=1))
