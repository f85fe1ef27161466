"""The service as a process of its own, at a time that stands still: python -m tests.bench.served CONFIG NOW."""

import sys

if __name__ == "__main__":
    import asyncio
    import pickle
    from datetime import datetime
    from pathlib import Path

    from agent.app import opened
    from agent.testing.clock import ManualClock

    async def serve() -> None:
        config = pickle.loads(Path(sys.argv[1]).read_bytes())
        async with opened(config, ManualClock(datetime.fromisoformat(sys.argv[2]))) as service:
            await service.run()

    asyncio.run(serve())
