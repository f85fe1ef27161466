"""Mail programs x layouts x forms x languages, each with an answer, as complete mails."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cached_property

from agent.reading.claims import Claims, House
from agent.reading.parse import claims
from agent.sandbox.quoting.original import Original
from agent.sandbox.quoting.program import Draft, Program
from tests.programs.answers import OPENINGS, SIGNATURES, TERSE, WHOLE, WITHIN
from tests.programs.letters import COUNT, ours

LAYOUTS = ("top", "bottom", "inline", "terse", "fresh")
FORMS = ("text", "html", "both")
HOUSE = House(mailbox="anna", addresses=frozenset({"anna@agency.example"}), authserv_id="", domain="agency.example")
RECEIVED = datetime(2026, 11, 6, tzinfo=UTC)
_POLICY = SMTP.clone(max_line_length=998)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One answer in one program, with what has to come out."""

    program: Program
    layout: str
    form: str
    language: str
    letter: int
    draft: Draft
    expected: Mapping[str, str] = field(default_factory=dict)
    """Answers that stand behind a question on its line, by question."""
    allowed: str = ""
    """Words that may be labelled in any way."""

    @property
    def name(self) -> str:
        return f"{self.program.name}, {self.layout}, {self.form}, {self.language}, letter {self.letter}"

    @cached_property
    def ours(self) -> str:
        """The plain text of our letter, as the ledger has it."""
        return ours(self.letter)[1]

    @property
    def typed(self) -> str:
        """Everything that was typed into this answer."""
        draft = self.draft
        within = (line for lines in draft.within.values() for line in lines)
        return "\n".join((*draft.above, *draft.below, *within, *self.expected.values()))

    @property
    def free(self) -> str:
        """What may be labelled in any way: whether a signature was typed is a matter of taste."""
        return "\n".join((*self.program.ending(self.draft, self.language), self.allowed))

    @cached_property
    def read(self) -> Claims:
        """The mail, read from its bytes."""
        return claims(self.raw, HOUSE, RECEIVED)

    @property
    def original(self) -> Original:
        """The mail that is answered."""
        return ours(self.letter)[0]

    def made_text(self, text: str) -> str:
        """The plain text as it arrives."""
        return text

    @cached_property
    def raw(self) -> bytes:
        """The mail on the wire."""
        original = self.original
        mail = EmailMessage(policy=_POLICY)
        mail["From"] = "Tom Becker <tom.becker@acme.example>"
        mail["To"] = "anna@agency.example"
        mail["Subject"] = original.subject
        mail["Date"] = format_datetime(original.at)
        mail["Message-ID"] = "<reply@acme.example>"
        mail["In-Reply-To"] = "<letter@agency.example>"
        if self.form != "html":
            text = self.program.text(self.draft, original, self.language, rich=self.form == "both")
            mail.set_content(self.made_text(text), charset="utf-8")
            if self.program.flowed:
                mail.set_param("format", "flowed")
        if self.form != "text":
            html = self.program.html(self.draft, original, self.language)
            if self.form == "both":
                mail.add_alternative(html, subtype="html")
                mail.set_boundary("=_reply")
            else:
                mail.set_content(html, subtype="html")
        return mail.as_bytes()


def drafts(layout: str, chance: random.Random) -> Draft:
    """What somebody types in this layout."""
    signature = chance.choice(SIGNATURES)
    whole = tuple(chance.choice(WHOLE).rstrip("\n").split("\n"))
    footer = chance.random() < 0.5
    match layout:
        case "top":
            return Draft(above=whole, signature=signature, footer=footer)
        case "bottom":
            return Draft(below=whole, signature=signature, footer=footer)
        case "terse":
            return Draft(above=(chance.choice(TERSE),), footer=footer)
        case "fresh":
            return Draft(above=whole, quotes=False, signature=signature, footer=footer)
    opening = chance.choice(OPENINGS)
    answers = {question: tuple(words.split("\n")) for question, words in chance.choice(WITHIN).items()}
    return Draft(
        above=(opening,) if opening else (),
        within=answers,
        signature=signature,
        footer=footer,
        below_rating=chance.random() < 0.7,
        breaks=chance.random() < 0.6,
    )


def scenes(programs: tuple[Program, ...], seed: int, answers: int = 1) -> Iterator[Scene]:
    """The whole product, with so many answers for each combination; the same for the same seed."""
    for program in programs:
        for layout in LAYOUTS:
            for form in FORMS:
                for language in program.languages:
                    for turn in range(answers):
                        key = f"{seed} {program.name} {layout} {form} {language} {turn}"
                        chance = random.Random(key)
                        yield Scene(
                            program=program,
                            layout=layout,
                            form=form,
                            language=language,
                            letter=chance.randrange(COUNT),
                            draft=drafts(layout, chance),
                        )
