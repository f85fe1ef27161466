"""A process that answers one question after another, within limits of time and memory.

It comes from a server process that was started clean: a fork of the service would bring its sockets, threads and
secrets along. Questions and answers are pickles over a socket pair, each behind its length.
"""

import asyncio
import logging
import multiprocessing
import os
import pickle
import resource
import signal
import socket
import struct
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any

from agent.errors import Transient, Unreadable

_START = 30.0
"""Seconds for a process to be ready; on a busy machine it takes one or two."""
_LENGTH = struct.Struct("!Q")
_MOST = 256 * 1024 * 1024
"""Octets of an answer, above which it is none."""
_UNKNOWN_BASE = 1024 * 1024 * 1024

_READY = b"ready"


class Ended(Exception):
    """The process ended, or was ended, before it had answered."""


class Worker:
    """The side of the service. Several questions may be on their way; they are answered in their order."""

    def __init__(self, process: ForkServerProcess, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Use ``start``."""
        self._process = process
        self._reader = reader
        self._writer = writer
        self.answered = 0

    @classmethod
    async def start(cls, memory: int, seconds: float) -> "Worker":
        """A process that may take ``memory`` octets beyond what it begins with, and ``seconds`` for one question.

        Transient if it does not come up.
        """
        mine, theirs = socket.socketpair()
        try:
            process = await asyncio.to_thread(_launch, theirs, memory, seconds)
            reader, writer = await asyncio.open_connection(sock=mine)
        except (OSError, RuntimeError, EOFError) as error:
            mine.close()
            raise Transient("The process that reads mail cannot be started.") from error
        except BaseException:
            # A process that comes up all the same finds that nobody listens, and ends.
            mine.close()
            raise
        worker = cls(process, reader, writer)
        await worker._await_ready()
        return worker

    async def _await_ready(self) -> None:
        try:
            async with asyncio.timeout(_START):
                await self._frame()
        except (Ended, TimeoutError) as error:
            await self.end()
            raise Transient("The process that reads mail does not come up; it is started again.") from error
        except BaseException:
            self._writer.close()
            self._process.kill()
            raise

    def ask(self, question: bytes) -> None:
        """Send a question, which is a pickle of (function, arguments)."""
        self._writer.write(_LENGTH.pack(len(question)) + question)

    async def answer(self) -> Any:
        """The answer to the oldest question without one: (True, result) or (False, exception). Ended if none comes."""
        frame = await self._frame()
        self.answered += 1
        try:
            return pickle.loads(frame)
        except Exception as error:
            raise Ended from error

    async def _frame(self) -> bytes:
        try:
            (length,) = _LENGTH.unpack(await self._reader.readexactly(_LENGTH.size))
            if length > _MOST:
                raise Ended
            return await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, OSError) as error:
            raise Ended from error

    @property
    def gone(self) -> bool:
        """Whether it is known to have ended."""
        return self._reader.at_eof() or self._writer.is_closing()

    async def end(self) -> None:
        """End the process, whatever it does."""
        self._writer.close()
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        self._process.close()


def _launch(theirs: socket.socket, memory: int, seconds: float) -> ForkServerProcess:
    context: ForkServerContext = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["agent.adapters.parser"])
    with theirs:
        process = context.Process(target=_serve, args=(theirs, memory, seconds), daemon=True)
        process.start()
    return process


# --- the side of the process -----------------------------------------------------------------------------------------


def _serve(sock: socket.socket, memory: int, seconds: float) -> None:
    """Answer until the service hangs up."""
    _confine(memory)
    with sock, sock.makefile("rb") as questions:
        _send(sock, _READY)
        while head := questions.read(_LENGTH.size):
            work, of = pickle.loads(questions.read(*_LENGTH.unpack(head)))
            _send(sock, _answered(work, of, seconds))
            # Nothing of this mail may weigh on the next one.
            del work, of


def _send(sock: socket.socket, frame: bytes) -> None:
    sock.sendall(_LENGTH.pack(len(frame)))
    sock.sendall(frame)


def _answered(work: Callable[..., object], of: tuple[object, ...], seconds: float) -> bytes:
    used = resource.getrusage(resource.RUSAGE_SELF)
    # The limit counts from the process's start; it also ends one whose parent has died.
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    try:
        return pickle.dumps((True, work(*of)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps((False, MemoryError()))
    except Unreadable as error:
        # Without its causes, which may hold parts of the mail or be objects that cannot travel.
        return pickle.dumps((False, Unreadable(str(error))))
    except Exception as error:
        return pickle.dumps((False, Fault(type(error).__name__, _place(error))))


class Fault(Exception):
    """The work on a mail failed in a way that nobody has thought of. Tells kind and place, and no words of the mail."""


def _place(error: BaseException) -> str:
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _confine(memory: int) -> None:
    """Limit the process that this runs in."""
    # At once, also in the middle of a long call into C; there is nothing to tidy up.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Ctrl-C is for the service, which ends its processes itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The bounce library logs what it stumbles over, with parts of the mail.
    logging.disable(logging.CRITICAL)
    space = _address_space() + memory
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _address_space() -> int:
    """Octets of address space in use now, with the libraries loaded."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return _UNKNOWN_BASE
