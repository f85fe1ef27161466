"""config.yaml and secrets: small sections, and every problem reported at once."""

from agent.config.load import load
from agent.config.mailbox import Mailbox
from agent.config.problems import ConfigProblems
from agent.config.root import Config
from agent.config.rules import directory, rules

__all__ = ["Config", "ConfigProblems", "Mailbox", "directory", "load", "rules"]
