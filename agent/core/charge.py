"""Who is in charge of an interview: whom letters to the recruiter go to, and whose replies are commands."""

from datetime import datetime

from agent.core.handed import Handed
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.people import Directory


def handed(interview: Interview, at: datetime) -> Handed | None:
    """The handing over that is in force."""
    return interview.handed if interview.handed and interview.handed.holds(at) else None


def in_charge(interview: Interview, directory: Directory, at: datetime) -> Address:
    """The one whom it was handed over to, else the recruiter."""
    found = handed(interview, at)
    return found.to if found else directory.recruiter


def commands(interview: Interview, directory: Directory, email: str, at: datetime) -> bool:
    """Whether an address's replies are commands, once proven: the recruiter's always, also while somebody stands in."""
    return directory.is_recruiter(email) or email == in_charge(interview, directory, at).email
