"""Whatever a stranger puts into a mail, what the trusted server said of it does not become better."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.reading import envelope, mime
from agent.reading.sender import verdict
from tests.unit.mails import HOUSE

ID = "mx.agency.example"
FROM = "From: Tom <tom@acme.example>"
PASS = "dmarc=pass header.from=acme.example"
MICROSOFTS = "dkim=pass header.d=acme.example;dmarc=pass action=none header.from=acme.example"
INSIDE = "Received: from a.prod.outlook.com by b.outlook.office365.com with Microsoft SMTP Server"
EDGE = "Received: from evil.example by x.mail.protection.outlook.com with Microsoft SMTP Server"

# What servers say of a mail that they do not trust. That SPF found the envelope to be of the author's organisation is
# not among them: then the fields below count as well, as DMARC would be content with that alone.
DOUBTING = [
    "none",
    "spf=pass smtp.mailfrom=evil.example",
    "spf=fail smtp.mailfrom=acme.example",
    "dkim=none",
    "dkim=fail header.d=acme.example",
    "dkim=pass header.d=evil.example",
    "dmarc=none header.from=acme.example",
    "dmarc=fail header.from=acme.example",
    "dmarc=pass header.from=evil.example",
    "dkim=none; spf=none smtp.mailfrom=evil.example; dmarc=fail header.from=acme.example",
]
LINES = st.sampled_from(
    [
        f"Authentication-Results: {ID}; {PASS}",
        f"Authentication-Results: {ID}; dkim=pass header.d=acme.example",
        f"Authentication-Results: {MICROSOFTS}",
        f"ARC-Authentication-Results: i=1; {ID}; {PASS}",
        f" ; {PASS}",
        f"Received: from x by {ID}",
        INSIDE,
        EDGE,
        "X-MS-Exchange-Organization-AuthAs: Anonymous",
        "X-MS-Exchange-Organization-AuthAs: Internal",
        "DKIM-Signature: v=1; d=acme.example",
        "Sender: tom@acme.example",
        "X-Note: (",
        'X-Note: "',
        "",
    ]
)
JUNK = st.text(st.characters(codec="utf-8"), max_size=60)
INSERTED = st.lists(st.one_of(LINES, LINES, JUNK), max_size=8).map("\n".join)


def proven(raw: str, server: str) -> bool:
    fields = mime.parts(raw.encode("utf-8", "replace"))[0].headers
    sender = envelope.sender(fields)
    # Another From is another mail: the server would have judged that one.
    if sender is None or sender.email != "tom@acme.example":
        return False
    return verdict(fields, sender, replace(HOUSE, authserv_id=server)).verified


@given(st.sampled_from(DOUBTING), INSERTED)
@settings(max_examples=400)
def test_nothing_below_the_trusted_field_makes_it_better(said: str, inserted: str) -> None:
    # A line that begins with white space would go on in the server's own field: no server leaves that open.
    top = f"Authentication-Results: {ID}; {said}\nX-End: 1\n"
    assert not proven(f"{top}{inserted}\n{FROM}\n\nHello", ID)


@given(st.sampled_from([said for said in DOUBTING if said != "none"]), INSERTED)
@settings(max_examples=400)
def test_nothing_below_the_edge_of_microsoft_makes_it_better(said: str, inserted: str) -> None:
    top = f"{INSIDE}\nAuthentication-Results: {said}\n{EDGE}\nX-End: 1\n"
    assert not proven(f"{top}{inserted}\n{FROM}\n\nHello", "microsoft")


@given(
    st.lists(st.one_of(st.sampled_from([f"Received: from x by {ID}", INSIDE, EDGE, "Subject: a"]), JUNK), max_size=8)
)
@settings(max_examples=200)
def test_without_the_servers_own_words_nothing_is_proven(lines: list[str]) -> None:
    raw = "\n".join([*(line for line in lines if "authentication-results" not in line.lower()), FROM, "", "Hello"])
    assert not any(proven(raw, server) for server in (ID, "microsoft", "*.agency.example", ""))


@given(st.text(st.characters(codec="utf-8"), max_size=300))
@settings(max_examples=300)
def test_any_field_is_read_without_a_fault(value: str) -> None:
    fields = mime.parts(f"{INSIDE}\nAuthentication-Results: {value}\n{EDGE}\n{FROM}\n\n".encode())[0].headers
    sender = envelope.sender(fields)
    for server in (ID, "microsoft", "*.agency.example"):
        verdict(fields, sender, replace(HOUSE, authserv_id=server))
