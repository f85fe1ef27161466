"""Renders a labelled reply as mail programs send it: quoted letter above, below or around what was typed."""

import textwrap
from typing import Any

QUESTIONS = {
    "client": (
        "Q1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?",
        "Q2. What were your impressions of {candidate}?",
        "Q3. Did {candidate} meet the qualifications for {role}?",
        "Q4. Any concerns, or suggestions for improvement?",
        "Q5. What should happen next: offer, another interview, hold, or no?",
    ),
    "candidate": (
        "Q1. How would you rate the interview overall, 1 (poor) to 5 (excellent)?",
        "Q2. What were your impressions of {client}?",
        "Q3. Do your skills and expectations fit the role of {role}?",
        "Q4. Any concerns, or suggestions for improvement?",
        "Q5. Would you like to go ahead?",
    ),
}
ATTRIBUTION = "On Tue, 3 Nov 2026 at 15:04, Anna Weiss <anna+dbr@agency.example> wrote:"
HEADERS = (
    "________________________________\nFrom: Anna Weiss <anna+dbr@agency.example>\n"
    "Sent: Tuesday, 3 November 2026 15:04\nTo: You\nSubject: Your interview\n"
)


def questions(case: dict[str, Any]) -> tuple[str, ...]:
    return tuple(q.format(**case["people"]) for q in QUESTIONS[case["respondent"]])


def letter(case: dict[str, Any]) -> str:
    """Our letter, with its paragraphs on one line each."""
    return "\n".join(
        (
            "Hello,",
            "",
            "thank you for the interview today. Please answer in your own words by replying to this mail,",
            "above, below or between the questions:",
            "",
            *(line for question in questions(case) for line in (question, "")),
            "One word for each question is enough. If it did not take place, please tell me.",
            "",
            "Kind regards",
            "Anna Weiss",
        )
    )


def reply(case: dict[str, Any]) -> str:
    """The reply's plain text body."""
    text, layout, software = case["text"], case["layout"], case["client_software"]
    ours = letter(case)
    if layout == "inline":
        return _inline(case, marked="outlook" not in software)
    if layout == "bottom":
        return f"{ATTRIBUTION}\n{_quoted(ours)}\n\n{text}"
    if layout in ("fresh", "inline_terse"):
        return text
    if "outlook" in software:
        return f"{text}\n\n{HEADERS}\n{ours}"
    return f"{text}\n\n{ATTRIBUTION}\n\n{_quoted(ours, wrap=software == 'yahoo')}"


def _inline(case: dict[str, Any], *, marked: bool) -> str:
    mark = "> " if marked else ""
    body = []
    for line in letter(case).split("\n"):
        body.append(f"{mark}{line}".rstrip())
        answer = case["answers"].get(line[:2])
        if answer:
            body += ["", answer, ""] if marked else [answer]
    head = ATTRIBUTION if marked else HEADERS
    return f"{case['text']}\n\n{head}\n" + "\n".join(body)


def _quoted(text: str, *, wrap: bool = False) -> str:
    lines = [piece for line in text.split("\n") for piece in (textwrap.wrap(line, 60) if wrap and line else [line])]
    return "\n".join(f"> {line}".rstrip() for line in lines)
