"""What a proven sender of calendar mail may say: everybody invited knows the UID, and could else say anything."""

from agent.core.calendar import ITip, Meeting, Method, answering
from agent.core.events import CalendarMail
from agent.core.interview import Interview
from agent.core.mail import Address
from agent.core.rules import Rules


def entitled(interview: Interview, event: CalendarMail, rules: Rules) -> bool:
    """Whether what only the organiser may say is of the organiser that we know (RFC 5546 section 2.1.4).

    Everybody invited knows the UID, and could else make the interview their own. A calendar that several people of our
    own company write into counts as theirs.
    """
    message = event.message
    known, stated = interview.meeting.organizer, message.organizer
    if message.method in (Method.REPLY, Method.COUNTER) or known is None or stated is None:
        return True
    if stated.email == known.email or rules.directory.is_recruiter(stated.email) or never_proven(interview):
        return True
    return _ours(known.email, rules) and event.sender.domain in rules.directory.own_domains and _is_calendar(stated)


def _ours(email: str, rules: Rules) -> bool:
    return rules.directory.is_recruiter(email) or email.rpartition("@")[2] in rules.directory.own_domains


def _is_calendar(organizer: Address) -> bool:
    """Whether the organiser is a calendar of Google's, and not a person."""
    return organizer.domain.endswith("calendar.google.com")


def never_proven(interview: Interview) -> bool:
    """Whether all that we know comes from unproven mail: the first proven word then begins anew."""
    return bool(interview.contested) and not interview.approved


def newcomers(before: Interview, after: Interview) -> bool:
    """Whether somebody is to be asked whom the recruiter's word did not mean, as they were not there then."""
    there = {r.person.address.email for r in before.respondents if not r.person.declined}
    return any(r.person.address.email not in there and not r.person.declined for r in after.respondents)


def takes_part(meeting: Meeting, message: ITip) -> bool:
    """Whether whoever answers was invited, as far as a list of the invited is known."""
    who = answering(message)
    invited = {a.address.email for a in meeting.invited} | {a.delegated_to for a in meeting.attendees}
    return not meeting.invited or (who is not None and who.address.email in invited)
