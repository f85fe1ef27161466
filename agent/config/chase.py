"""Section chase: when people are asked and reminded."""

from datetime import time, timedelta

from pydantic import Field, model_validator

from agent.config.section import Section, refuse
from agent.config.values import Clock, Day, Duration, Region, Weekday, YesNo

MOST_REMINDERS = 3


class Hours(Section):
    """When people may be reminded."""

    start: Clock = Field(default=time(9), description="No reminder before.")
    end: Clock = Field(default=time(17), description="No reminder after.")
    weekdays: tuple[Weekday, ...] = Field(
        default=(0, 1, 2, 3, 4),
        description="Days of reminders.",
        json_schema_extra={"shown": "mon, tue, wed, thu, fri"},
    )

    @model_validator(mode="after")
    def _sensible(self) -> "Hours":
        wrong = []
        if self.start >= self.end:
            wrong.append(("end", "must be later than start"))
        if not self.weekdays:
            wrong.append(("weekdays", "must list at least one day"))
        refuse(wrong)
        return self


class Chase(Section):
    """Asking, reminding, and when to stop."""

    grace: Duration = Field(
        default=timedelta(hours=1),
        description="From the interview's end to the question. Meanwhile the recruiter can veto.",
    )
    cadence: tuple[Duration, ...] = Field(
        default=(timedelta(hours=24),) * 3,
        description="The wait before each reminder, at most three: each one brings more answers, a fourth only anger.",
    )
    give_up_after: Duration = Field(
        default=timedelta(hours=24), description="From the last reminder to asking the recruiter to call."
    )
    thanks: YesNo = Field(
        default=False,
        description="Thank each person once for their feedback, in their working hours; only where letters are sent, "
        "never as a draft. Off, as a mail less is a kindness.",
    )
    away_for: Duration = Field(
        default=timedelta(days=3), description="How long an absence note without a date stops reminders."
    )
    defer_for: Duration = Field(
        default=timedelta(hours=24), description="How long 'I will answer later' moves the next reminder."
    )
    working_hours: Hours = Field(default_factory=Hours, description="When people may be reminded.")
    holidays: tuple[Region, ...] = Field(
        default=(),
        description="Regions whose own public holidays count beside those of their country, such as DE-BY; one a "
        "country. Nobody is reminded on the public holidays of the country that they are in.",
        json_schema_extra={"shown": "none"},
    )
    days_off: tuple[Day, ...] = Field(
        default=(),
        description="Further days on which nobody is reminded, such as 2026-12-28.",
        json_schema_extra={"shown": "none"},
    )

    @model_validator(mode="after")
    def _bearable(self) -> "Chase":
        wrong = []
        if len(self.cadence) > MOST_REMINDERS:
            wrong.append(("cadence", f"must list at most {MOST_REMINDERS} waits, one for each reminder"))
        for name, least in (("give_up_after", 60), ("away_for", 60), ("defer_for", 60)):
            if getattr(self, name).total_seconds() < least:
                wrong.append((name, "must be at least 1m"))
        countries = [region.partition("-")[0] for region in self.holidays]
        if len(set(countries)) < len(countries):
            wrong.append(("holidays", "must list one region a country at most"))
        if any(wait.total_seconds() < 60 for wait in self.cadence):
            wrong.append(("cadence", "must have waits of at least 1m"))
        refuse(wrong)
        return self
