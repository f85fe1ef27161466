"""A private Dovecot: IMAP, IMAPS and STARTTLS, fed by LMTP. One server a session, a fresh user a test."""

import asyncio
import grp
import itertools
import os
import pwd
import shutil
import signal
import socket
import string
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import trustme

from tests.servers.ports import free_port
from tests.servers.require import program

PASSWORD = "correct horse"
_UID = 1500
"""Owner of the mail when the tests run as root; the account need not exist."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dovecot:
    """Where it listens, and ways to fill it."""

    host: str = "localhost"
    imap: int
    """Port of IMAP, plain or with STARTTLS."""
    imaps: int
    lmtp: int
    auth: int
    """Port on which other servers ask whether a login is right."""
    ca_file: str
    """PEM file of the authority that signed its certificate, which is for 'localhost' and 127.0.0.1."""
    directory: Path
    _count: Iterator[int] = field(default_factory=itertools.count)

    def add_user(self, name: str = "", password: str = PASSWORD) -> str:
        """A new user with an empty mailbox; returns the address they log in with."""
        user = name or f"user{next(self._count)}@agency.test"
        # A file each: Dovecot looks for changes of one file but once a second.
        (self.directory / "users" / user).write_text(f"{user}:{{PLAIN}}{password}\n")
        return user

    async def deliver(self, user: str, raw: bytes) -> None:
        """Put a mail into a user's INBOX."""
        await lmtp_deliver(self.lmtp, user, raw)


async def lmtp_deliver(port: int, recipient: str, raw: bytes, sender: str = "") -> None:
    """Hand one mail to an LMTP server on this machine (RFC 2033), again if it says later.

    Dovecot does so when two mails at once are the first ones of a new mailbox.
    """
    for _ in range(20):
        answer = await _hand_in(port, recipient, raw, sender)
        if answer[:1] != b"4":
            break
        await asyncio.sleep(0.05)
    if answer[:1] != b"2":
        raise AssertionError(f"LMTP said {answer!r}")


async def _hand_in(port: int, recipient: str, raw: bytes, sender: str) -> bytes:
    """The answer to the mail, or to the first command that was refused."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    # Dots at the beginning of a line are doubled (RFC 5321 section 4.5.2).
    lines = [b"." + line if line.startswith(b".") else line for line in raw.splitlines()]
    body = b"".join(line + b"\r\n" for line in lines)
    commands = [b"", b"LHLO tests\r\n", f"MAIL FROM:<{sender}>\r\n".encode(), f"RCPT TO:<{recipient}>\r\n".encode()]
    try:
        for command in [*commands, b"DATA\r\n", body + b".\r\n"]:
            writer.write(command)
            answer = await _answer(reader)
            if answer[:1] not in b"23":
                break
        return answer
    finally:
        writer.close()
        await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> bytes:
    while True:
        line = await reader.readline()
        if line[3:4] != b"-":
            return line


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A running Dovecot."""
    with running() as server:
        yield server


@contextmanager
def running(further: str = "") -> Iterator[Dovecot]:
    """A Dovecot that runs as long as the block does. ``further`` is configuration that goes before the usual one."""
    command = program("dovecot")
    # Not below pytest's own directory: nobody else may enter that, and Dovecot's processes change their user.
    directory = Path(tempfile.mkdtemp(prefix="dovecot-"))
    directory.chmod(0o755)
    server = Dovecot(
        imap=free_port(),
        imaps=free_port(),
        lmtp=free_port(),
        auth=free_port(),
        ca_file=str(directory / "ca.pem"),
        directory=directory,
    )
    _prepare(server, further)
    process = subprocess.Popen([command, "-F", "-c", str(directory / "dovecot.conf")], start_new_session=True)
    try:
        _await_greeting(server, process)
        yield server
    finally:
        _end(process)
        shutil.rmtree(directory, ignore_errors=True)


def _prepare(server: Dovecot, further: str = "") -> None:
    directory = server.directory
    authority = trustme.CA()
    authority.cert_pem.write_to_path(server.ca_file)
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    certificate.private_key_pem.write_to_path(directory / "key.pem")
    for number, blob in enumerate(certificate.cert_chain_pems):
        blob.write_to_path(directory / "cert.pem", append=number > 0)
    (directory / "users").mkdir()
    (directory / "mail").mkdir()
    if os.geteuid() == 0:
        os.chown(directory / "mail", _UID, _UID)
    (directory / "dovecot.conf").write_text(_configuration(server) + further)


def _await_greeting(server: Dovecot, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", server.imap), timeout=1) as sock:
                if sock.recv(4) == b"* OK":
                    return
        except OSError:
            time.sleep(0.02)
    log = server.directory / "dovecot.log"
    pytest.fail("Dovecot does not answer: " + (log.read_text() if log.exists() else "no log"), pytrace=False)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the whole group that we started: the master's children would outlive it."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    except ProcessLookupError:
        process.wait()


def _configuration(server: Dovecot) -> str:
    special = "".join(
        f"  mailbox {name} {{\n    auto = subscribe\n    special_use = \\{name}\n  }}\n"
        for name in ("Drafts", "Sent", "Junk")
    )
    template = string.Template(_TEMPLATE + (_AS_ROOT if os.geteuid() == 0 else _AS_OURSELVES))
    return template.substitute(
        directory=server.directory,
        imap=server.imap,
        imaps=server.imaps,
        lmtp=server.lmtp,
        auth=server.auth,
        special=special,
        uid=_UID if os.geteuid() == 0 else os.geteuid(),
        gid=_UID if os.geteuid() == 0 else os.getegid(),
        user=pwd.getpwuid(os.geteuid()).pw_name,
        group=grp.getgrgid(os.getegid()).gr_name,
    )


_TEMPLATE = """
base_dir = $directory/run
state_dir = $directory/state
log_path = $directory/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <$directory/cert.pem
ssl_key = <$directory/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:$directory/mail/%u:LAYOUT=fs
mail_fsync = never
mail_max_userip_connections = 0
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u $directory/users/%u
}
userdb {
  driver = static
  args = uid=$uid gid=$gid home=$directory/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
$special}
service imap-login {
  service_count = 0
  process_min_avail = 1
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
# Many connections a process: each process takes an inotify instance, and they are few.
service imap {
  process_limit = 4
  client_limit = 400
  service_count = 0
}
# No delay after a wrong password: it would hit the next test, which comes from the same address.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  inet_listener auth {
    address = 127.0.0.1
    port = $auth
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $lmtp
  }
}
"""

_AS_ROOT = ""
"""Dovecot's own accounts are used."""

_AS_OURSELVES = """
default_internal_user = $user
default_internal_group = $group
default_login_user = $user
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
service stats {
  chroot =
}
"""
"""Who is not root can change to no other account, and to no other root directory."""
