"""What is wrong with values that are fine each for itself."""

from collections.abc import Iterator

from agent.config.mailbox import Mailbox
from agent.config.problems import Where

Wrong = Iterator[tuple[Where, str]]


def shared_mailboxes(mailboxes: tuple[Mailbox, ...]) -> Wrong:
    """Two entries for one recruiter would do everything twice."""
    seen: dict[str, str] = {}
    for number, box in enumerate(mailboxes):
        if (other := seen.setdefault(box.recruiter.address, box.name)) != box.name:
            yield ("mailboxes", number, "recruiter", "address"), f"is that of mailbox {other} already"


def private_clients(mailboxes: tuple[Mailbox, ...], freemail: frozenset[str]) -> Wrong:
    """A domain tells whose people somebody is, so it can belong to one company only."""
    for number, box in enumerate(mailboxes):
        owners: dict[str, str] = {}
        for place, client in enumerate(box.clients):
            where: Where = ("mailboxes", number, "clients", place, "domains")
            for domain in client.domains:
                if domain in freemail:
                    yield where, f"{domain} is a domain of private people (see free_mail_domains)"
                elif (owner := owners.setdefault(domain, client.name)) != client.name:
                    yield where, f"{domain} belongs to {owner} already"
                elif domain in {box.domain, *box.own_domains}:
                    yield where, f"{domain} is your own domain"


def foreign_deciders(mailboxes: tuple[Mailbox, ...], freemail: frozenset[str]) -> Wrong:
    """Nobody of the agency, and nobody of another client, decides for a client."""
    for number, box in enumerate(mailboxes):
        own = {box.domain, *box.own_domains} - freemail
        owners = {domain: client.name for client in box.clients for domain in client.domains}
        for place, client in enumerate(box.clients):
            where: Where = ("mailboxes", number, "clients", place, "decision_makers")
            for address in client.decision_makers:
                domain = address.rpartition("@")[2]
                if address in box.addresses or domain in own:
                    yield where, f"{address} is an address of your own company"
                elif (owner := owners.get(domain, client.name)) != client.name:
                    yield where, f"{address} belongs to {owner}"
