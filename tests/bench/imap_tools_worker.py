"""imap-tools fetches every message whole, in .venv-bench: python imap_tools_worker.py PORT USER PASSWORD CA_FILE."""

import json
import ssl
import sys
import time

from imap_tools import MailBox


def main(port: str, user: str, password: str, ca_file: str) -> None:
    begun, count, octets = time.perf_counter(), 0, 0
    context = ssl.create_default_context(cafile=ca_file)
    with MailBox("localhost", int(port), ssl_context=context).login(user, password) as box:
        for message in box.fetch(mark_seen=False, bulk=500):
            count, octets = count + 1, octets + message.size
            # As who reads a mail would: what it says.
            _ = message.subject, message.text or message.html
    print(json.dumps({"seconds": time.perf_counter() - begun, "mails": count, "octets": octets}))


if __name__ == "__main__":
    main(*sys.argv[1:])
