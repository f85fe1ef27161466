"""Real servers, or a clear word that they are missing."""

import os
import shutil

import pytest


def program(name: str) -> str:
    """The path of a server program. Missing: the test is skipped, or fails where REQUIRE_REAL_SERVERS is 1."""
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if path:
        return path
    if os.environ.get("REQUIRE_REAL_SERVERS") == "1":
        pytest.fail(f"{name} is not installed, and REQUIRE_REAL_SERVERS is 1", pytrace=False)
    pytest.skip(f"{name} is not installed")
