"""Who is who, whether it is an interview, and which doubts the recruiter has to settle."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.calendar import Attendee, ITip, Meeting, Method, PartStat, apply
from agent.core.cast import cast
from agent.core.mail import Address
from agent.core.people import Cast, Client, Directory, Side
from agent.core.tags import tags
from agent.core.title import title

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
ANNA = Address(email="anna@agency.example", name="Anna Keller")
DIRECTORY = Directory(
    recruiter=ANNA,
    aliases=frozenset({"a.keller@agency.example"}),
    own_domains=frozenset({"agency.example"}),
    clients=(Client(name="Acme GmbH", domains=frozenset({"acme.example"})),),
    freemail=frozenset({"gmail.com", "gmx.de"}),
    interview_words=("interview", "Vorstellungsgespräch"),
)


def who(*people: str) -> tuple[Attendee, ...]:
    """Attendees from 'priya@gmail.com' or 'Priya Nair <priya@gmail.com>'."""
    split = (p.rpartition(" <") for p in people)
    return tuple(Attendee(address=Address(email=email.strip(">"), name=name)) for name, _, email in split)


def meeting(
    *people: str, summary: str = "Interview", description: str = "", organizer: Address | None = ANNA
) -> Meeting:
    return Meeting(
        uid="u1",
        sequence=0,
        dtstamp=NOON - timedelta(days=1),
        start=NOON,
        end=NOON + timedelta(hours=1),
        summary=summary,
        description=description,
        organizer=organizer,
        attendees=who(*people),
        from_organizer=True,
    )


def sides(found: Cast) -> dict[str, str]:
    return {p.address.email.partition("@")[0]: p.side.value for p in found.people}


def reason(found: Cast, email: str) -> str:
    return next(p.reason for p in found.people if p.address.email == email)


# --- who is who ------------------------------------------------------------------------------------------------------


def test_the_plain_case() -> None:
    found = cast(
        meeting(
            "Priya Nair <priya@gmail.com>",
            "Tom Becker <tom@acme.example>",
            summary="Interview: Priya Nair - Backend Engineer",
        ),
        DIRECTORY,
        {},
    )
    assert found.interview
    assert sides(found) == {"priya": "candidate", "tom": "client", "anna": "recruiter"}
    assert (found.role, found.company, found.last_round) == ("Backend Engineer", "Acme GmbH", False)
    assert found.doubts == ()
    assert reason(found, "tom@acme.example") == "acme.example belongs to the client Acme GmbH"
    assert reason(found, "priya@gmail.com") == "the only private address here (gmail.com)"


TAGGED = "Candidate: Priya Nair <priya@work.example>\nClient: tom@other.example"


def test_the_recruiters_word_beats_the_tags() -> None:
    found = cast(
        meeting("priya@work.example", "tom@other.example", description=TAGGED),
        DIRECTORY,
        {"priya@work.example": Side.CLIENT},
    )
    assert sides(found)["priya"] == "client"
    assert reason(found, "priya@work.example") == "named by the recruiter"


def test_tags_beat_the_clients_domain() -> None:
    """Somebody of the client's company who applies there: an internal candidate."""
    found = cast(
        meeting("sue@acme.example", "tom@acme.example", description="Candidate: sue@acme.example"), DIRECTORY, {}
    )
    assert sides(found) == {"sue": "candidate", "tom": "client", "anna": "recruiter"}
    assert reason(found, "sue@acme.example") == "tagged as candidate in the invitation"


def test_the_clients_domain_beats_our_own_and_holds_for_departments() -> None:
    ours = replace(DIRECTORY, clients=(Client(name="Agency", domains=frozenset({"agency.example"})),))
    assert sides(cast(meeting("bob@agency.example"), ours, {}))["bob"] == "client"
    assert sides(cast(meeting("bob@berlin.acme.example"), DIRECTORY, {}))["bob"] == "client"
    assert sides(cast(meeting("bob@notacme.example"), DIRECTORY, {}))["bob"] == "unknown"


def test_our_own_people() -> None:
    found = cast(
        meeting("anna+debrief@agency.example", "a.keller+x@agency.example", "bob@agency.example", "tom@acme.example"),
        DIRECTORY,
        {},
    )
    assert sides(found) == {
        "anna+debrief": "recruiter",
        "a.keller+x": "recruiter",
        "bob": "colleague",
        "tom": "client",
        "anna": "recruiter",
    }


def test_rooms_and_calendars_are_no_people() -> None:
    room = Attendee(address=Address(email="blue@rooms.example"), cutype="ROOM")
    google = Attendee(address=Address(email="c_188x@resource.calendar.google.com"), cutype="UNKNOWN")
    calendar = Address(email="c_3f@group.calendar.google.com", name="Interviews")
    with_rooms = replace(meeting("priya@gmail.com", "tom@acme.example"), organizer=calendar)
    found = cast(replace(with_rooms, attendees=(*with_rooms.attendees, room, google)), DIRECTORY, {})
    assert sides(found) == {"priya": "candidate", "tom": "client", "blue": "room", "c_188x": "room"}
    assert found.doubts == ()


def test_two_private_addresses_settle_nothing() -> None:
    found = cast(meeting("priya@gmail.com", "sam@gmx.de", "tom@acme.example"), DIRECTORY, {})
    assert sides(found) == {"priya": "unknown", "sam": "unknown", "tom": "client", "anna": "recruiter"}
    assert "Is priya@gmail.com the client or the candidate? Nothing tells which side they are on." in found.doubts
    assert "The candidate is not known yet." in found.doubts


def test_whoever_is_left_over_from_one_company_is_the_client() -> None:
    found = cast(meeting("priya@gmail.com", "tom@newco.example", "sue@newco.example"), DIRECTORY, {})
    assert sides(found) == {"priya": "candidate", "tom": "client", "sue": "client", "anna": "recruiter"}
    assert reason(found, "sue@newco.example") == "the candidate is known, and only newco.example is left"


@pytest.mark.parametrize(
    "people",
    [
        ("priya@gmail.com", "tom@newco.example", "sue@other.example"),
        ("priya@work.example", "tom@newco.example"),
        ("tom@newco.example", "sue@newco.example"),
        ("priya@gmail.com", "tom@newco.example", "sam@yahoo.example", "sue@newco.example"),
    ],
)
def test_otherwise_strangers_stay_unknown_and_are_named(people: tuple[str, ...]) -> None:
    found = cast(meeting(*people), DIRECTORY, {})
    strangers = [p for p in people if not p.endswith("gmail.com")]
    assert [p.address.email for p in found.on(Side.UNKNOWN)] == strangers
    assert all(any(stranger in doubt for doubt in found.doubts) for stranger in strangers)


def test_a_second_private_address_is_not_the_client() -> None:
    found = cast(meeting("priya@x.example", "sam@gmail.com", description="Candidate: priya@x.example"), DIRECTORY, {})
    assert sides(found) == {"priya": "candidate", "sam": "unknown", "anna": "recruiter"}


def test_a_delegate_takes_the_side_and_the_place() -> None:
    invitation = meeting("priya@gmail.com", "tom@acme.example", "sue@consultants.example")
    priya, tom, sue = invitation.attendees
    tom = replace(tom, partstat=PartStat.DELEGATED, delegated_to="sue@consultants.example")
    found = cast(replace(invitation, attendees=(priya, tom, sue)), DIRECTORY, {})
    assert sides(found) == {"priya": "candidate", "sue": "client", "anna": "recruiter"}
    assert reason(found, "sue@consultants.example") == "comes instead of tom@acme.example"


def reply(attendee: Attendee) -> ITip:
    told = {"summary": "Interview", "organizer": ANNA, "start": NOON, "end": NOON + timedelta(hours=1)}
    return ITip(method=Method.REPLY, uid="u1", dtstamp=NOON, attendees=(attendee,), **told)  # type: ignore[arg-type]


def test_a_reply_cannot_bring_in_somebody_else() -> None:
    """A made-up interview: its only purpose is that we write to the victim."""
    victim = "victim@acme.example"
    mallory = Address(email="mallory@evil.example")
    delegated = Attendee(address=mallory, partstat=PartStat.DELEGATED, delegated_to=victim)
    sent_by = Attendee(address=Address(email=victim), partstat=PartStat.ACCEPTED, sent_by=mallory.email)
    for lure in (delegated, sent_by):
        known = apply(apply(None, reply(lure)).meeting, reply(who("priya@gmail.com")[0])).meeting
        found = cast(known, DIRECTORY, {})
        assert sides(found)["victim"] == "unknown"
        assert any(victim in doubt for doubt in found.doubts)
        assert sides(cast(known, DIRECTORY, {victim: Side.CLIENT}))["victim"] == "client"


def test_a_delegate_who_answers_is_there() -> None:
    tom = Attendee(address=Address(email="tom@acme.example"), partstat=PartStat.DELEGATED, delegated_to="sue@x.example")
    sue = Attendee(address=Address(email="sue@x.example"), partstat=PartStat.ACCEPTED)
    known = apply(apply(None, reply(tom)).meeting, reply(sue)).meeting
    assert sides(cast(known, DIRECTORY, {}))["sue"] == "client"


def test_a_candidate_cannot_become_the_client_by_a_line_in_a_reply() -> None:
    forged = replace(reply(who("priya@gmail.com")[0]), description="Client: priya@gmail.com")
    assert sides(cast(apply(None, forged).meeting, DIRECTORY, {}))["priya"] == "unknown"
    assert (
        sides(cast(meeting("priya@gmail.com", description="Client: priya@gmail.com"), DIRECTORY, {}))["priya"]
        == "client"
    )


def test_who_declined_is_told() -> None:
    invitation = meeting("priya@gmail.com", "tom@acme.example")
    priya, tom = invitation.attendees
    found = cast(replace(invitation, attendees=(priya, replace(tom, partstat=PartStat.DECLINED))), DIRECTORY, {})
    assert [p.declined for p in found.people] == [False, True, False]


def test_two_candidates_and_a_missing_side_are_doubts() -> None:
    both = "Candidate: priya@x.example\nCandidate: sam@y.example"
    found = cast(meeting("priya@x.example", "sam@y.example", description=both), DIRECTORY, {})
    assert found.doubts == (
        "There are several candidates: priya@x.example, sam@y.example. Which one is it?",
        "Nobody is known yet who interviews on the client's side.",
    )


def test_a_tag_invites_nobody() -> None:
    """Only people of the invitation are asked; a line in a description adds nobody."""
    found = cast(meeting("tom@acme.example", description="Candidate: victim@elsewhere.example"), DIRECTORY, {})
    assert sides(found) == {"tom": "client", "anna": "recruiter"}
    assert any("victim@elsewhere.example" in doubt for doubt in found.doubts)


def test_whom_the_recruiter_names_is_there_though_no_answer_was_seen() -> None:
    found = cast(meeting("tom@acme.example"), DIRECTORY, {"priya@x.example": Side.CANDIDATE})
    assert sides(found) == {"tom": "client", "anna": "recruiter", "priya": "candidate"}
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("cn", "name"),
    [
        ("Priya Nair", "Priya Nair"),
        ("'Priya Nair'", "Priya Nair"),
        ("Nair, Priya", "Priya Nair"),
        ("priya@work.example", "Priya N."),
        ("", "Priya N."),
    ],
)
def test_names_come_from_the_invitation_else_from_the_tag(cn: str, name: str) -> None:
    tagged = meeting("x@acme.example", description="Candidate: Priya N. <priya@work.example>")
    priya = Attendee(address=Address(email="priya@work.example", name=cn))
    found = cast(replace(tagged, attendees=(*tagged.attendees, priya)), DIRECTORY, {})
    assert [p.address.name for p in found.on(Side.CANDIDATE)] == [name]


# --- tags ------------------------------------------------------------------------------------------------------------


def test_tags_in_plain_text() -> None:
    found = tags(
        "Hi all,\n* candidate: Priya Nair <priya@x.example>\nCLIENT: Tom <tom@acme.example>, sue@acme.example\n"
        "Role: Backend Engineer\nCompany: Acme\nRound: 2 of 3\nOther: no tag\n"
    )
    assert [(side.value, who.name, who.email) for side, who in found.named] == [
        ("candidate", "Priya Nair", "priya@x.example"),
        ("client", "Tom", "tom@acme.example"),
        ("client", "", "sue@acme.example"),
    ]
    assert (found.role, found.company, found.last_round) == ("Backend Engineer", "Acme", False)


def test_a_flood_of_marks_hides_no_tag_and_a_tag_may_be_written_in_two_characters_a_letter() -> None:
    flood = "Client: a" + "\u0301\u0316" * 5000
    found = tags(f"{flood}\nRôle: Développeur\nCandidate: Zoë Núñez <zoe@example.org>".replace("ë", "e\u0308"))
    assert found.named[-1] == (Side.CANDIDATE, Address(email="zoe@example.org", name="Zoë Núñez"))
    assert len(found.named[0][1].name) <= 500


def test_tags_in_the_html_that_google_sends() -> None:
    found = tags(
        "<html-blob><p><b>Candidate:</b> Priya Nair &lt;priya@x.example&gt;</p>Client:&nbsp;"
        '<a href="mailto:tom@acme.example" target="_blank">tom@acme.example</a><br>Role: R&amp;D Lead<br/>'
        "Last round: yes</html-blob>"
    )
    assert [(side.value, who.email) for side, who in found.named] == [
        ("candidate", "priya@x.example"),
        ("client", "tom@acme.example"),
    ]
    assert (found.role, found.last_round) == ("R&D Lead", True)


def test_an_address_in_brackets_is_no_markup() -> None:
    assert [who.email for _, who in tags("Candidate: Bea <b@x.example>\nClient: <a@y.example>").named] == [
        "b@x.example",
        "a@y.example",
    ]


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("Round: 3 of 3", True),
        ("Round: 2/3", False),
        ("Round: final", True),
        ("Last round: no", False),
        ("Final round: Yes.", True),
        ("x", None),
    ],
)
def test_the_last_round(line: str, last: bool | None) -> None:
    assert tags(line).last_round is last


def test_a_tag_with_a_name_only_means_the_attendee_of_that_name() -> None:
    found = cast(
        meeting(
            "Priya Nair <p@x.example>", "Tom <tom@y.example>", description="Candidate: Nair Priya\nClient: Initech"
        ),
        DIRECTORY,
        {},
    )
    assert sides(found) == {"p": "candidate", "tom": "client", "anna": "recruiter"}
    assert found.company == "Initech"


# --- titles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("summary", "role", "company", "last"),
    [
        ("Interview: Priya Nair - Backend Engineer (Acme)", "Backend Engineer", "Acme", False),
        ("Interview Priya Nair / Acme", "", "Acme", False),
        ("Interview: Priya Nair – Backend Engineer", "Backend Engineer", "", False),
        ("Interview: Backend Engineer – Priya Nair", "Backend Engineer", "", False),
        ("Interview | Priya | Nurse", "Nurse", "", False),
        ("Final interview: Priya Nair - UX/UI Designer (remote)", "UX/UI Designer", "", True),
        ("Final technical interview with Priya Nair", "", "", True),
        ("Last minute interview: Priya Nair", "", "", False),
        ("Backend Engineer - Priya Nair interview (Acme)", "Backend Engineer", "Acme", False),
        ("Interview: Acme GmbH - Priya Nair", "", "", False),
        ("Interview: Priya Nair / Tom Becker", "", "", False),
        ("Re: Interview: Priya Nair - Engineer (Round 2)", "Engineer", "", False),
        ("Interview at Acme", "", "Acme", False),
        ("Interview", "", "", False),
        ("Lunch with Acme", "", "", False),
    ],
)
def test_titles(summary: str, role: str, company: str, last: bool) -> None:
    found = title(summary, ("interview",), ["Priya Nair", "Tom Becker"], ["Acme GmbH"])
    assert (found.role, found.company, found.last_round) == (role, company, last)


# --- interview or not ------------------------------------------------------------------------------------------------

BOTH = ("priya@gmail.com", "tom@acme.example")


@pytest.mark.parametrize(
    ("summary", "is_one"),
    [
        ("Interview: Priya Nair", True),
        ("INTERVIEW Priya Nair", True),
        ("Vorstellungsgespräch Priya", True),
        (unicodedata.normalize("NFD", "Vorstellungsgespräch Priya"), True),
        ("Interview: Sam - Prep Cook", True),
        ("Interview: Sam - Training Manager", True),
        ("Erstgespräch", False),
        ("Interviewleitfaden", False),
        ("Lunch", False),
        ("", False),
        ("Prep: Priya Nair interview", False),
        ("Interview prep Priya", False),
        ("Prep call for interview", False),
        ("Buffer after interview", False),
        ("Debrief interview Priya", False),
        ("Interview training", False),
        ("Interviewing skills training (interview)", False),
        ("Mock interview", False),
        ("Post-interview chat", False),
    ],
)
def test_the_title_tells_an_interview(summary: str, is_one: bool) -> None:
    found = cast(meeting(*BOTH, summary=summary), DIRECTORY, {})
    assert found.interview is is_one, found.reason
    assert found.reason


def test_tags_make_it_one_whatever_the_title() -> None:
    found = cast(meeting(*BOTH, summary="Priya meets Tom", description="Candidate: priya@gmail.com"), DIRECTORY, {})
    assert (found.interview, found.reason) == (True, "the invitation is tagged")


def test_our_own_people_alone_have_no_interview() -> None:
    found = cast(meeting("bob@agency.example", summary="Interview: Priya Nair"), DIRECTORY, {})
    assert (found.interview, found.reason) == (False, "nobody from outside takes part")
    assert found.doubts == ()


def test_a_whole_day_is_none_by_itself() -> None:
    day = replace(meeting(*BOTH, summary="Interview day"), all_day=True)
    assert not cast(day, DIRECTORY, {}).interview
    assert cast(replace(day, description="Candidate: priya@gmail.com"), DIRECTORY, {}).interview


# --- any invitation --------------------------------------------------------------------------------------------------

texts = st.text(st.sampled_from("interview prep:/-()<>@.\n ,Candidate:Client:Role:acme"), max_size=80)
addresses = st.sampled_from(
    ["a@gmail.com", "b@gmx.de", "c@acme.example", "d@x.example", "e@y.example", "anna+1@agency.example"]
)


@given(
    texts,
    texts,
    st.lists(addresses, max_size=5, unique=True),
    st.dictionaries(addresses, st.sampled_from(Side), max_size=2),
)
def test_everybody_has_one_side_and_a_reason(
    summary: str, description: str, people: list[str], named: dict[str, Side]
) -> None:
    found = cast(meeting(*people, summary=summary, description=description), DIRECTORY, named)
    emails = [p.address.email for p in found.people]
    assert sorted(emails) == sorted({*people, *named, ANNA.email})
    assert all(p.reason for p in found.people)
    assert all(p.side is named[p.address.email] for p in found.people if p.address.email in named)
    unknown = [p.address.email for p in found.on(Side.UNKNOWN)]
    assert not found.interview or all(any(u in doubt for doubt in found.doubts) for u in unknown if u not in named)
