"""Replies with a longer story: other people's words, forwards, banners, edits by hand, and altered quotations."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from agent.core.mail import Address
from agent.sandbox.quoting.markup import Node, mapped
from agent.sandbox.quoting.original import Original, body
from agent.sandbox.quoting.plain import wrapped
from agent.sandbox.quoting.program import Draft, Program
from tests.programs.answers import SIGNATURES, TERSE, WHOLE, WITHIN
from tests.programs.letters import COUNT, ours
from tests.programs.scenes import FORMS, Scene

_OTHERS = (
    "Strong no from my side, he was rude to the team.",
    "I would give her a 2.\n\nNot convincing, we should look for somebody else.",
    "Hi all,\n\nmy rating is 5. I want to hire her at once.\n\nFarid",
    "Q1: 1\nQ2: terrible\nQ5: reject",
)
_FARID = Address(email="farid.amini@acme.example", name="Farid Amini")
_EVA = Address(email="eva.holm@acme.example", name="Eva Holm")
_BANNERS = (
    "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless "
    "you recognize the sender and know the content is safe.",
    "[EXTERNAL EMAIL]",
    "You don't often get email from anna@agency.example. Learn why this is important",
    "ACHTUNG: Diese E-Mail stammt von einem externen Absender.",
)
_DISCLAIMERS = (
    "This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the "
    "intended recipient, please notify the sender and delete this message.",
    "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte "
    "sofort den Absender und vernichten Sie diese E-Mail.",
    "Acme GmbH, Sitz der Gesellschaft: Berlin, Amtsgericht Charlottenburg HRB 12345, Geschäftsführer: Tom Becker",
)


@dataclass(frozen=True, kw_only=True)
class Turn(Scene):
    """A scene whose answered mail is not simply our letter."""

    answered: Original
    alter: Callable[[str], str] | None = None
    """What happened to the plain text on its way."""

    @property
    def original(self) -> Original:
        return self.answered

    def made_text(self, text: str) -> str:
        return self.alter(text) if self.alter else text


def mailed(
    program: Program, draft: Draft, on: Original, language: str, by: Address, to: Address, hours: int
) -> Original:
    """A mail somebody wrote with this program, as its receiver sees it."""
    return Original(
        sender=by,
        to=to,
        at=on.at + timedelta(hours=hours),
        subject=on.subject,
        text=program.text(draft, on, language, rich=False),
        html=body(program.html(draft, on, language)),
    )


def _whole(chance: random.Random) -> tuple[str, ...]:
    return tuple(chance.choice(WHOLE).split("\n"))


def reply_all(base: Turn, chance: random.Random) -> Turn:
    """A colleague has answered first; this answer quotes theirs, and our letter below."""
    theirs = Draft(above=tuple(chance.choice(_OTHERS).split("\n")))
    quoted = mailed(base.program, theirs, base.answered, base.language, _FARID, base.answered.sender, 1)
    return replace(base, answered=quoted)


def again(base: Turn, chance: random.Random) -> Turn:
    """The person adds a word to their own earlier answer, which stands quoted below."""
    earlier = Draft(above=tuple(chance.choice(_OTHERS).split("\n")), signature=("Tom Becker", "Acme GmbH"))
    quoted = mailed(base.program, earlier, base.answered, base.language, base.answered.to, base.answered.sender, 1)
    return replace(base, answered=quoted)


def assistant(base: Turn, chance: random.Random) -> Turn:
    """The person forwarded our letter to an assistant with a note; the assistant answers on top."""
    note = chance.choice(("Can you answer this for me please?", "Eva, please reply: I am travelling.", "fyi"))
    forwarded = mailed(base.program, Draft(above=(note,)), base.answered, base.language, base.answered.to, _EVA, 1)
    return replace(base, answered=forwarded)


def banner(base: Turn, chance: random.Random) -> Turn:
    """The receiver's mail gateway has put a warning on top of our letter, which comes back quoted."""
    words = chance.choice(_BANNERS)
    on = base.answered
    warned = Node(tag="p", children=[Node(text=words)])
    html = replace(on.html, children=[warned, *on.html.children])
    return replace(base, answered=replace(on, text=f"{words}\n\n{on.text}", html=html))


def disclaimer(base: Turn, chance: random.Random) -> Turn:
    """The sender's gateway has added a disclaimer at the very end, below the quotation."""
    words = chance.choice(_DISCLAIMERS)
    return replace(base, allowed=words, alter=lambda text: f"{text}\n\n{words}\n", form="text")


def copied(base: Turn, chance: random.Random) -> Turn:
    """Questions copied by hand into a fresh mail, each with its answer below or behind."""
    answers = chance.choice(WITHIN)
    asked = [line for line in base.ours.split("\n") if re.match(r"Q[1-5]\.", line)]
    lines: list[str] = []
    for question in asked:
        answer = answers.get(question[:2], "")
        if answer and "\n" not in answer and chance.random() < 0.4:
            lines.append(f"{question} {answer}")
        elif answer:
            lines += [question, *answer.split("\n"), ""]
    return replace(base, draft=replace(base.draft, above=tuple(lines), quotes=False), allowed="\n".join(asked))


def trimmed(base: Turn, chance: random.Random) -> Turn:
    """Only the questions are left of the quotation, with answers between."""
    on = base.answered
    kept = [line for line in on.text.split("\n") if re.match(r"Q[1-5]\.", line)]
    html = Node(tag="body", children=[Node(tag="p", children=[Node(text=line)]) for line in kept])
    answers = {q: tuple(words.split("\n")) for q, words in chance.choice(WITHIN).items()}
    draft = Draft(within=answers, signature=base.draft.signature, breaks=chance.random() < 0.6)
    return replace(base, draft=draft, answered=replace(on, text="\n\n".join(kept) + "\n", html=html))


def behind(base: Turn, chance: random.Random) -> Turn:
    """Answers behind the questions, on their lines."""
    answers = {q: words for q, words in chance.choice(WITHIN).items() if "\n" not in words}
    on = base.answered
    text = re.sub(r"(?m)^(Q[1-5])\..*$", lambda m: f"{m[0]} {answers.get(m[1], '')}".rstrip(), on.text)
    html = _behind(on.html, answers)
    # The answers stand within the quotation, so the draft must know of them only for judging.
    draft = replace(base.draft, above=(), below=(), within={})
    return replace(base, draft=draft, answered=replace(on, text=text, html=html), expected=answers)


def _behind(node: Node, answers: Mapping[str, str]) -> Node:
    asks = re.match(r"Q[1-5](?=\.)", node.words()) if node.tag == "p" else None
    if asks:
        said = Node(tag="span", attrs={"style": "color:red"}, children=[Node(text=answers.get(asks[0], ""))])
        return replace(node, children=[*node.children, Node(text=" "), said])
    return replace(node, children=[_behind(child, answers) for child in node.children])


def combed(base: Turn, chance: random.Random) -> Turn:
    """Long lines were wrapped again on their way; where they bore marks, the tails have lost them."""
    return replace(base, form="text", alter=_combed if base.program.mark else _narrow(base.ours))


def _combed(text: str) -> str:
    found: list[str] = []
    for line in text.split("\n"):
        if line.startswith(">") and len(line) > 66:
            cut = line.rfind(" ", 0, 62)
            found += [line[:cut], line[cut + 1 :]]
        else:
            found.append(line)
    return "\n".join(found)


def _narrow(ours: str) -> Callable[[str], str]:
    """Our lines wrapped at 50 columns; what was typed stays as it is."""
    known = {line.strip() for line in ours.split("\n")}

    def change(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(piece for line in lines for piece in wrapped([line], 50 if line.strip() in known else 0))

    return change


_STRAIGHT = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-"})
_CURLY = str.maketrans({"'": "’", "-": "\u2011", " ": "\u00a0"})


def typographic(base: Turn, chance: random.Random) -> Turn:
    """Quotes, dashes and blanks of our letter were changed, as some servers and programs do."""
    table = _STRAIGHT if chance.random() < 0.5 else _CURLY
    on = base.answered
    html = mapped(on.html, lambda node: replace(node, text=node.text.translate(table)) if not node.tag else node)
    return replace(base, answered=replace(on, text=on.text.translate(table), html=html))


TURNS: Mapping[str, Callable[[Turn, random.Random], Turn]] = MappingProxyType(
    {
        "reply to all": reply_all,
        "own earlier": again,
        "assistant": assistant,
        "banner": banner,
        "disclaimer": disclaimer,
        "copied": copied,
        "trimmed": trimmed,
        "behind": behind,
        "combed": combed,
        "typographic": typographic,
    }
)


def turns(
    programs: tuple[Program, ...], seed: int, answers: int = 1, stories: Iterable[str] = tuple(TURNS)
) -> Iterator[Turn]:
    """Every program in every one of these stories, form and language."""
    for program in programs:
        for name in stories:
            for form in FORMS:
                for language in program.languages:
                    for time in range(answers):
                        chance = random.Random(f"{seed} {program.name} {name} {form} {language} {time}")
                        yield TURNS[name](_base(program, name, form, language, chance), chance)


def _base(program: Program, name: str, form: str, language: str, chance: random.Random) -> Turn:
    letter = chance.randrange(COUNT)
    short = chance.random() < 0.4
    draft = Draft(
        above=(chance.choice(TERSE),) if short else _whole(chance),
        signature=() if short else chance.choice(SIGNATURES),
        footer=chance.random() < 0.5,
    )
    return Turn(
        program=program, layout=name, form=form, language=language, letter=letter, draft=draft, answered=ours(letter)[0]
    )
