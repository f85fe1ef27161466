"""Who of the attendees is a person of a side: rooms, programs, groups, helpers, our own people, look-alikes."""

from dataclasses import replace

import pytest

from agent.core.cast import cast
from agent.core.itip import Attendee
from agent.core.mail import Address
from agent.core.people import Cast, Client
from agent.core.tags import tags
from tests.unit.test_people import DIRECTORY, meeting, reason, sides

PRIYA, TOM = "Priya Nair <priya@gmail.com>", "Tom Becker <tom@acme.example>"


@pytest.mark.parametrize(
    "who",
    [
        "Conf Room 3 <conf-room-3@acme.example>",
        "meeting-room.berlin@acme.example",
        "Blue Room <room-blue@acme.example>",
        "Besprechungsraum 2 <besprechungsraum2@agency.example>",
        "Salle Turing <salle.turing@acme.example>",
        "第一会議室 <room1@acme.example>",
        "zoom@acme.example",
        "Fireflies.ai Notetaker <fred@fireflies.ai>",
        "Otter <notes@otter.ai>",
        "Read.ai meeting notes <meet@read.ai>",
        "Fathom Notetaker <notetaker@fathom.video>",
        "Acme Notetaker <assistant@acme.example>",
        "x@resource.calendar.google.com",
    ],
)
def test_rooms_and_programs_are_no_people(who: str) -> None:
    found = cast(meeting(PRIYA, TOM, who), DIRECTORY, {})
    email = who.rpartition(" <")[2].strip(">")
    assert {p.address.email: p.side.value for p in found.people}[email] == "room"
    assert found.doubts == ()


@pytest.mark.parametrize(
    "who",
    ["Marco Sala <marco.sala@acme.example>", "Zoë Boardman <z.boardman@acme.example>", "Otto <otto@acme.example>"],
)
def test_people_with_names_like_that_are_people(who: str) -> None:
    assert list(sides(cast(meeting(PRIYA, who), DIRECTORY, {})).values()) == ["candidate", "client", "recruiter"]


def invited(*people: str, **more: str) -> Cast:
    """The last of these is somebody special."""
    plain = meeting(*people)
    last = replace(plain.attendees[-1], **more)  # type: ignore[arg-type]
    return cast(replace(plain, attendees=(*plain.attendees[:-1], last)), DIRECTORY, {})


def test_a_mailing_group_has_no_voice() -> None:
    found = invited(PRIYA, TOM, "Acme Engineering <eng-x@acme.example>", cutype="GROUP")
    assert sides(found)["eng-x"] == "room"
    assert "mailing group" in reason(found, "eng-x@acme.example")


def test_optional_guests_and_shared_addresses_are_not_asked_where_others_speak_for_the_client() -> None:
    assert sides(invited(PRIYA, TOM, "Olga <olga@acme.example>", role="OPT-PARTICIPANT"))["olga"] == "observer"
    assert sides(invited(PRIYA, "Olga <olga@acme.example>", role="OPT-PARTICIPANT"))["olga"] == "client"
    assert sides(invited(PRIYA, TOM, "Acme HR <hr@acme.example>"))["hr"] == "observer"
    assert sides(invited(PRIYA, "Acme HR <hr@acme.example>"))["hr"] == "client"


def test_an_assistant_does_not_take_part_and_the_principal_is_asked() -> None:
    plain = meeting(PRIYA, TOM, "Pia <pia@acme.example>")
    priya, tom, pia = plain.attendees
    found = cast(replace(plain, attendees=(priya, replace(tom, sent_by="pia@acme.example"), pia)), DIRECTORY, {})
    assert (sides(found)["tom"], sides(found)["pia"]) == ("client", "observer")
    alone = cast(replace(plain, attendees=(priya, replace(tom, sent_by="pia@acme.example"))), DIRECTORY, {})
    assert "pia" not in sides(alone)


def test_an_agency_that_recruits_for_itself() -> None:
    ours = replace(DIRECTORY, clients=(Client(name="Agency", domains=frozenset({"agency.example"})),))
    found = cast(meeting(PRIYA, "bob@agency.example"), ours, {})
    assert sides(found) == {"priya": "candidate", "bob": "client", "anna": "recruiter"}


@pytest.mark.parametrize(
    "domain", ["acme-careers.example", "acrne.example", "agency-jobs.example", "acme.example.evil.example"]
)
def test_a_domain_that_only_looks_like_one_is_doubted(domain: str) -> None:
    found = cast(meeting(PRIYA, f"tom@{domain}"), DIRECTORY, {})
    assert sides(found)["tom"] == "unknown"
    assert any(f"tom@{domain}" in doubt for doubt in found.doubts)
    tagged = cast(meeting(PRIYA, f"tom@{domain}", description=f"Client: tom@{domain}"), DIRECTORY, {})
    assert sides(tagged)["tom"] == "client"


@pytest.mark.parametrize(
    "description",
    [
        "Kandidatin: priya@w.example\nKunde: tom@v.example\nStelle: Nurse\nFirma: Initech\nLetzte Runde: ja",
        "Candidate: priya@w.example\nClient: tom@v.example\nPoste : Nurse\nEntreprise : Initech\nDernier tour : oui",
        "Candidata: priya@w.example\nCliente: tom@v.example\nPuesto: Nurse\nEmpresa: Initech\nÚltima ronda: sí",
        "Candidato: priya@w.example\nCliente: tom@v.example\nPosizione: Nurse\nAzienda: Initech\nUltimo turno: sì",
        "Kandidaat: priya@w.example\nKlant: tom@v.example\nFunctie: Nurse\nBedrijf: Initech\nLaatste ronde: ja",
        "Kandydatka: priya@w.example\nKlient: tom@v.example\nStanowisko: Nurse\nFirma: Initech\nOstatni etap: tak",
        "Sökande: priya@w.example\nKund: tom@v.example\nTjänst: Nurse\nFöretag: Initech\nSista rundan: ja",
        "Aday: priya@w.example\nMüşteri: tom@v.example\nPozisyon: Nurse\nŞirket: Initech\nSon tur: evet",
        "Кандидат: priya@w.example\nКлиент: tom@v.example\nДолжность: Nurse\nКомпания: Initech\nПоследний раунд: да",
        "候補者：priya@w.example\nクライアント：tom@v.example\n職種：Nurse\n会社名：Initech\n最終：はい",
        "候选人:priya@w.example\n客户:tom@v.example\n职位:Nurse\n公司:Initech\n最后一轮:是",
        "후보자: priya@w.example\n고객사: tom@v.example\n포지션: Nurse\n회사: Initech\n최종: 예",
    ],
)
def test_tags_in_many_languages(description: str) -> None:
    found = tags(description)
    assert [(side.value, who.email) for side, who in found.named] == [
        ("candidate", "priya@w.example"),
        ("client", "tom@v.example"),
    ]
    assert (found.role, found.company, found.last_round) == ("Nurse", "Initech", True)


def test_a_single_tag_that_names_no_candidate_makes_no_interview() -> None:
    """Many meetings say 'Kunde: ...' in their description."""
    found = cast(meeting("x@one.example", summary="Termin", description="Kunde: Initech"), DIRECTORY, {})
    assert not found.interview
    assert not found.possible


def test_each_person_has_a_reason() -> None:
    odd = Attendee(address=Address(email="x@y.example"), cutype="UNKNOWN")
    plain = meeting(PRIYA, TOM)
    assert all(p.reason for p in cast(replace(plain, attendees=(*plain.attendees, odd)), DIRECTORY, {}).people)
