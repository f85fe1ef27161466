"""Section caps: how much mail may leave, whatever the reason."""

from pydantic import Field

from agent.config.section import Section
from agent.config.values import Count


class Limits(Section):
    """Letters within 24 hours. What is over a cap waits; nothing is dropped."""

    person_per_day: Count = Field(default=2, description="Letters a day to one participant.")
    participants_per_day: Count = Field(
        default=100, description="Letters a day to all participants of a mailbox; well below what providers allow."
    )
    recruiter_per_day: Count = Field(default=200, description="Letters a day to a recruiter and the team.")
    doubtful_per_day: Count = Field(
        default=30,
        description="Of these, letters about doubts and mails put aside, which a stranger's mail can provoke.",
    )
