"""Fixtures that every test may use."""

# A module stands before those that import it: pytest rewrites its assertions while it is being loaded.
pytest_plugins = [
    "tests.servers.certificates",
    "tests.servers.dovecot",
    "tests.servers.postfix",
    "tests.servers.smtp",
    "tests.servers.mosquitto",
]
