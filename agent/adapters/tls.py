"""The one place where TLS is set up, for mail, push and model alike."""

import ssl
from pathlib import Path

from agent.errors import ConfigError


def tls_context(ca_file: str | None = None) -> ssl.SSLContext:
    """A context that verifies the server's certificate and its name, and speaks TLS 1.2 or newer.

    ``ca_file`` names a PEM file with the only roots to be trusted; without it the system's roots are.
    Raises ConfigError when the file cannot be read or holds no certificate.
    """
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # ssl.SSLError, for a file without a certificate, is one of them.
        raise ConfigError(
            f"The CA file {Path(ca_file or '')} cannot be used: {error.strerror or error}.",
            hint="Name a readable PEM file, or leave the setting out to trust the system's roots.",
        ) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
