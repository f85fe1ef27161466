"""Section caps: how much mail may leave, whatever the reason, and from when on none may."""

from pydantic import Field

from agent.config.section import Section
from agent.config.values import Count, Percent


class Limits(Section):
    """Letters within 24 hours. What is over a cap waits; nothing is dropped."""

    person_per_day: Count = Field(default=2, description="Letters a day to one participant.")
    participants_per_day: Count = Field(
        default=100, description="Letters a day to all participants of a mailbox; well below what providers allow."
    )
    participants_at_once: Count = Field(
        default=40, description="Of these, letters within ten minutes: what has piled up leaves bit by bit."
    )
    domain_per_day: Count = Field(default=50, description="Letters a day to participants at one domain.")
    new_domains_per_day: Count = Field(
        default=20, description="Domains a day to which this mailbox has never written before."
    )
    recruiter_per_day: Count = Field(default=200, description="Letters a day to a recruiter and the team.")
    doubtful_per_day: Count = Field(
        default=30,
        description="Of these, letters about doubts and mails put aside, which a stranger's mail can provoke.",
    )
    recruiter_per_interview: Count = Field(
        default=20, description="Letters a day about one interview to the recruiter, and to each colleague."
    )
    breaker_failures: Count = Field(
        default=10,
        description="The breaker stops all letters to participants of a mailbox, until `debrief resume`, once the "
        "letters to so many people within a day came back or were refused for good.",
    )
    breaker_share: Percent = Field(
        default=30,
        description="It also does from the fourth such failure on, where the failures are so many per cent of the "
        "people written to within the day.",
    )
    breaker_uncertain: Count = Field(
        default=5,
        description="It also does once so many letters within an hour went to a server that broke off before it "
        "confirmed them, and are not in Sent. Two more reasons stand fast: within ten minutes more than twice "
        "participants_at_once left, or more than twice participants_per_day want to leave.",
    )
