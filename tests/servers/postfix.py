"""A private Postfix: submission with STARTTLS and a login, delivering over LMTP into Dovecot. Needs root."""

import os
import pwd
import shutil
import socket
import string
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers.certificates import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.ports import free_port
from tests.servers.require import program

LARGEST = 60_000
"""Octets of the largest mail that it takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Postfix:
    """Where it listens. Logins are Dovecot's; addresses in agency.test have the mailbox of that name there."""

    host: str = "localhost"
    port: int
    """Submission (RFC 6409): STARTTLS, and then a login."""
    directory: Path

    @property
    def log(self) -> str:
        """What it says of its work."""
        file = self.directory / "maillog"
        return file.read_text(errors="replace") if file.exists() else ""


@pytest.fixture(scope="session")
def postfix(dovecot: Dovecot, authority: Authority) -> Iterator[Postfix]:
    """A running Postfix."""
    with running(dovecot, authority) as server:
        yield server


@contextmanager
def running(dovecot: Dovecot, authority: Authority) -> Iterator[Postfix]:
    """A Postfix that runs as long as the block does."""
    command = program("postfix")
    if os.geteuid() != 0:
        pytest.skip("Postfix changes its user, so it needs root")
    # Not below pytest's own directory: nobody else may enter that, and Postfix's processes change their user.
    directory = Path(tempfile.mkdtemp(prefix="postfix-"))
    directory.chmod(0o755)
    server = Postfix(port=free_port(), directory=directory)
    _prepare(server, dovecot, authority)
    try:
        _control(command, directory, "start")
        _await_greeting(server)
        yield server
    finally:
        _control(command, directory, "stop")
        shutil.rmtree(directory, ignore_errors=True)


def _control(command: str, directory: Path, word: str) -> None:
    done = subprocess.run(
        [command, "-c", str(directory / "etc"), word], capture_output=True, text=True, timeout=30, check=False
    )
    if done.returncode and word == "start":
        pytest.fail(f"Postfix does not start: {done.stderr[-500:]}", pytrace=False)


def _prepare(server: Postfix, dovecot: Dovecot, authority: Authority) -> None:
    for name in ("etc", "spool", "data", "tls"):
        (server.directory / name).mkdir()
    os.chown(server.directory / "data", pwd.getpwnam("postfix").pw_uid, -1)
    chain, key = authority.write("good", server.directory / "tls")
    key.chmod(0o600)
    where = {
        "directory": server.directory, "port": server.port, "lmtp": dovecot.lmtp, "auth": dovecot.auth,
        "chain": chain, "key": key, "largest": LARGEST, "daemons": _daemons(),
    }  # fmt: skip
    for name, template in (("main.cf", _MAIN), ("master.cf", _MASTER), ("dynamicmaps.cf", "")):
        (server.directory / "etc" / name).write_text(string.Template(template).substitute(where))


def _daemons() -> str:
    """Where this system keeps Postfix's own programs."""
    shown = subprocess.run([program("postconf"), "-dh", "daemon_directory"], capture_output=True, text=True, check=True)
    return shown.stdout.strip()


def _await_greeting(server: Postfix) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock:
                if sock.recv(4) == b"220 ":
                    return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"Postfix does not answer: {server.log[-1000:] or 'no log'}", pytrace=False)


_MAIN = """
compatibility_level = 3.6
queue_directory = $directory/spool
data_directory = $directory/data
daemon_directory = $daemons
maillog_file = $directory/maillog
maillog_file_prefixes = $directory
multi_instance_name = postfix-debrief-tests
multi_instance_enable = yes
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost
mydestination =
mynetworks =
alias_maps =
alias_database =
disable_dns_lookups = yes
smtpd_peername_lookup = no
smtputf8_enable = yes
message_size_limit = $largest
smtpd_tls_cert_file = $chain
smtpd_tls_key_file = $key
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$auth
smtpd_reject_unlisted_recipient = no
smtpd_delay_reject = no
smtpd_recipient_restrictions =
virtual_mailbox_domains = agency.test
virtual_transport = lmtp:inet:127.0.0.1:$lmtp
default_transport = error:nothing leaves this machine
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
"""

_MASTER = """
127.0.0.1:$port inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_tls_auth_only=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
