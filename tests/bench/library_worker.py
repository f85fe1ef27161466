"""One reply library behind a pipe: python library_worker.py NAME. Runs where that library is installed, not Debrief.

Reads one JSON object a line ({"kind": "text" or "html", "body", "languages", "ours", "times"}) and writes one
({"reply", "html", "seconds"}, or {"error"}); its first line says whether the library is there. Warnings and log lines
of the libraries are thrown away.
"""

import json
import logging
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

Label = Callable[[dict[str, Any]], str]


def mail_parser_reply() -> dict[str, Label]:
    from mailparser_reply import EmailReplyParser
    from mailparser_reply.constants import MAIL_LANGUAGES

    every = [language for language in MAIL_LANGUAGES if language != "david"]
    return {"text": lambda m: EmailReplyParser(languages=m.get("languages") or every).parse_reply(m["body"]) or ""}


def quotequail() -> dict[str, Label]:
    from quotequail import quote, quote_html

    def typed(found: list[tuple[bool, str]], joint: str) -> str:
        return joint.join(part for shown, part in found if shown)

    return {
        "text": lambda m: typed(quote(m["body"], quote_intro_line=True), "\n"),
        "html": lambda m: typed(quote_html(m["body"], quote_intro_line=True), ""),
    }


def email_reply_parser() -> dict[str, Label]:
    from email_reply_parser import EmailReplyParser

    return {"text": lambda m: EmailReplyParser.parse_reply(m["body"])}


def email_reply_extractor() -> dict[str, Label]:
    from email_reply_extractor import extract_new_text

    return {
        "text": lambda m: extract_new_text(m["body"], m.get("ours") or None).text,
        "html": lambda m: extract_new_text(None, m.get("ours") or None, m["body"]).text,
    }


def talon() -> dict[str, Label]:
    from talon import quotations

    quotations.register_xpath_extensions()
    return {
        "text": lambda m: quotations.extract_from_plain(m["body"]),
        "html": lambda m: quotations.extract_from_html(m["body"]),
    }


LIBRARIES = {
    "mail-parser-reply": mail_parser_reply,
    "quotequail": quotequail,
    "email-reply-parser": email_reply_parser,
    "email-reply-extractor": email_reply_extractor,
    "talon": talon,
}
RICH = ("quotequail", "talon")
"""These answer HTML with HTML."""


def answer(label: Label, mail: dict[str, Any]) -> dict[str, Any]:
    try:
        taken = []
        for _ in range(mail.get("times", 1)):
            begun = time.perf_counter()
            reply = label(mail)
            taken.append(time.perf_counter() - begun)
        return {"reply": reply, "seconds": statistics.median(taken)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"[:200]}


def main(name: str) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    try:
        labels = LIBRARIES[name]()
        print(json.dumps({"version": version(name), "kinds": list(labels)}), flush=True)
    except Exception as error:
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}), flush=True)
        return
    for line in sys.stdin:
        mail = json.loads(line)
        found = answer(labels[mail["kind"]], mail)
        print(json.dumps({"html": mail["kind"] == "html" and name in RICH, **found}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
