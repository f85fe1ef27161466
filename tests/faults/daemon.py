"""The whole service as a process on some machine: `python -m tests.faults.daemon CONFIG HOST BEAT`.

As `debrief run` runs it, with its signals and exit codes; only the configuration is a pickle, and the beat is faster.
"""

import asyncio
import logging
import os
import pickle
import sys
from functools import partial
from pathlib import Path

from agent.__main__ import report
from agent.adapters.lock import hold
from agent.adapters.systemd import service_manager
from agent.commands.run import end_in_any_case, service
from agent.config import Config
from agent.perform.lease import Pace
from agent.serving import serve


def main(config: Config, host: str, beat: float) -> int:
    logging.basicConfig(level=logging.INFO, format="%(created).2f %(name)s %(message)s")
    work = partial(serve, pace=Pace(beat=beat), host=host, poll=0.5)
    try:
        with hold(config.state_dir):
            asyncio.run(service(config, work, service_manager(os.environ, os.getpid()), end_in_any_case))
    except Exception as error:
        return report(error)
    return 0


if __name__ == "__main__":
    sys.exit(main(pickle.loads(Path(sys.argv[1]).read_bytes()), sys.argv[2], float(sys.argv[3])))
