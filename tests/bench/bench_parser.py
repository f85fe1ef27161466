"""What the worker process costs: python -m tests.bench.bench_parser [ROUNDS].

A mail through the process beside the same mail read here, in turns, so that a busy machine slows both alike; and the
labelling of a reply likewise.
"""

import asyncio
import statistics
import sys
import time

from agent.adapters.parser import ProcessParser
from agent.reading.parse import claims
from agent.reading.typed import typed
from tests.unit.mails import HOUSE, RECEIVED, gmail_rsvp
from tests.unit.test_typed import OURS

LIMIT = 0.002
"""Seconds that the process may cost, at the median."""
ANSWER = "We want her, and we want her soon. " * 20
STYLE = "margin:0cm;font-size:11.0pt;font-family:Calibri,sans-serif;mso-fareast-language:EN-US;" * 7
PAGE = f"<div>{ANSWER}</div><blockquote>{OURS.replace(chr(10), '<br>')}</blockquote>" + f"<p style='{STYLE}'>x</p>" * 40
MAILS = {
    "a short reply": b"From: tom@acme.example\nSubject: Re: Interview\n\nWe want her.\n",
    "an answer of Gmail's calendar": gmail_rsvp().encode(),
    "a reply of 30 KB of HTML": f"From: t@acme.example\nContent-Type: text/html\n\n{PAGE}".encode(),
    "a mail of 5 MB": b"From: t@acme.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nYes.\n--b\n"
    b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n" + b"QUJD" * 1_250_000,
}


async def overhead(parser: ProcessParser, raw: bytes, rounds: int) -> tuple[float, float]:
    """Median seconds of reading it here, and of what the process adds."""
    here, added = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        await parser.claims(raw, HOUSE, RECEIVED)
        between = time.perf_counter()
        claims(raw, HOUSE, RECEIVED)
        here.append(time.perf_counter() - between)
        added.append(between - begun - here[-1])
    return statistics.median(here), statistics.median(added)


async def labelling(parser: ProcessParser, rounds: int) -> tuple[float, float]:
    """The same for the labelling of the HTML reply."""
    here, added = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        await parser.lines("", PAGE, OURS)
        between = time.perf_counter()
        typed("", PAGE, OURS)
        here.append(time.perf_counter() - between)
        added.append(between - begun - here[-1])
    return statistics.median(here), statistics.median(added)


def told(what: str, here: float, added: float) -> None:
    print(
        f"{what:30} {here * 1000:6.2f} ms, and {added * 1000:5.2f} ms for the process: {added / LIMIT:.2f} of the limit"
    )


async def main(rounds: int) -> None:
    parser = ProcessParser()
    try:
        await parser.claims(MAILS["a short reply"], HOUSE, RECEIVED)
        for what, raw in MAILS.items():
            told(what, *await overhead(parser, raw, rounds if len(raw) < 10**6 else max(rounds // 10, 1)))
        told("its lines labelled", *await labelling(parser, rounds))
    finally:
        await parser.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
