"""The mailbox on an IMAP server (RFC 3501), through IMAPClient."""

from agent.adapters.imap.mailbox import ImapMailbox
from agent.adapters.imap.probing import ImapProbe
from agent.adapters.imap.settings import ImapSettings, Security

__all__ = ["ImapMailbox", "ImapProbe", "ImapSettings", "Security"]
