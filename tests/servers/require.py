"""Real servers, or a clear word that they are missing."""

import os
import shutil

import pytest


def program(name: str, *others: str) -> str:
    """The path of a server program, or of one that does as well.

    Missing: the test is skipped, or fails where REQUIRE_REAL_SERVERS is 1.
    """
    for one in (name, *others):
        if path := shutil.which(one) or shutil.which(one, path="/usr/sbin:/usr/local/sbin"):
            return path
    if os.environ.get("REQUIRE_REAL_SERVERS") == "1":
        pytest.fail(f"{name} is not installed, and REQUIRE_REAL_SERVERS is 1", pytrace=False)
    pytest.skip(f"{name} is not installed")
