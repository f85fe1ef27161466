"""Certificates, good and bad, for servers on this machine."""

import datetime
import ssl
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

BAD = ("self-signed", "wrong name", "expired")


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority:
    """A certificate authority that clients are told to trust."""

    ca: trustme.CA
    ca_file: str
    """PEM file with its root."""

    def server_context(self, kind: str = "good") -> ssl.SSLContext:
        """What a server needs: 'good' for 'localhost' and 127.0.0.1, or one of BAD."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._certificate(kind).configure_cert(context)
        return context

    def write(self, kind: str, directory: Path) -> tuple[Path, Path]:
        """The certificate with its chain, and the key, as PEM files."""
        certificate = self._certificate(kind)
        chain, key = directory / "server.pem", directory / "server.key"
        for number, blob in enumerate(certificate.cert_chain_pems):
            blob.write_to_path(chain, append=number > 0)
        certificate.private_key_pem.write_to_path(key)
        return chain, key

    def _certificate(self, kind: str) -> trustme.LeafCert:
        match kind:
            case "self-signed":
                return trustme.CA().issue_cert("localhost", "127.0.0.1")
            case "wrong name":
                return self.ca.issue_cert("elsewhere.test")
            case "expired":
                yesterday = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
                return self.ca.issue_cert("localhost", "127.0.0.1", not_after=yesterday)
            case _:
                return self.ca.issue_cert("localhost", "127.0.0.1")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority of this test run."""
    ca = trustme.CA()
    ca_file = tmp_path_factory.mktemp("ca") / "ca.pem"
    ca.cert_pem.write_to_path(ca_file)
    return Authority(ca=ca, ca_file=str(ca_file))
