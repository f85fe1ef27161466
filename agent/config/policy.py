"""Section policy: from where on a value counts for the next step."""

from pydantic import Field, model_validator

from agent.config.section import Section, refuse
from agent.config.values import Concern, Distance, Rating, Times, Unmet
from agent.core.feedback import Met, Severity


class Policy(Section):
    """Thresholds of the recommendation. What the client and the candidate decide always counts as the tables say."""

    good_rating: Rating = Field(default=4, description="A rating from here up speaks for going ahead.")
    bad_rating: Rating = Field(default=2, description="A rating from here down speaks against it.")
    ratings_apart: Distance = Field(
        default=2, description="Ratings that are so many points apart are named as a contradiction."
    )
    no_shows: Times = Field(
        default=2,
        description="When an appointment of one interview fails to take place for this time, the step is hold and a "
        "call, no longer a new time.",
    )
    gap_concern: Concern = Field(
        default=Severity.MAJOR,
        description="The least concern of the client's that stands in the way of an offer. A blocking one always does.",
    )
    gap_qualifications: Unmet = Field(
        default=Met.PARTLY,
        description="The best answer on the qualifications that stands in the way of an offer. Not met always does.",
    )

    @model_validator(mode="after")
    def _sensible(self) -> "Policy":
        overlap = self.bad_rating >= self.good_rating
        refuse([("bad_rating", "must be lower than good_rating")] if overlap else [])
        return self
