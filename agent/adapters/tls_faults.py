"""Finds out whether TLS was the trouble, however deep a library has wrapped it."""

import ssl

from agent.core.mail import plain
from agent.errors import CertificateRefused


def tls_fault(error: Exception, server: str, hint: str) -> CertificateRefused | None:
    """The refusal, if a TLS error lies at the bottom of this one. ``hint`` is for a server that does not speak TLS."""
    broken = _tls_error(error)
    if broken is None:
        return None
    if isinstance(broken, ssl.SSLCertVerificationError):
        return CertificateRefused(
            f"The certificate of the {server} is refused: {plain(broken.verify_message or str(broken)).rstrip('.')}.",
            hint="Check the host name; for a private authority name its PEM file in ca_file.",
        )
    return CertificateRefused(f"No TLS connection with the {server}: {plain(broken.reason or str(broken))}.", hint=hint)


def _tls_error(error: BaseException | None) -> ssl.SSLError | None:
    """An end of the stream in the middle is a broken connection like any other."""
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
            return error
        error = error.__cause__ or error.__context__
    return None
