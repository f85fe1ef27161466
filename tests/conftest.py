"""Fixtures that every test may use."""

pytest_plugins = ["tests.servers.dovecot", "tests.servers.smtp", "tests.servers.mosquitto"]
