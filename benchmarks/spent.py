"""What a piece of work has spent, as told by the process that does it: processor time, time by the wall, memory."""

import resource
import time
from dataclasses import dataclass

from benchmarks.serving import processor_time


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processor time (ours, our helpers' and the database's), seconds by the wall, and MB at the most."""

    processor: float
    wall: float
    memory: float

    @classmethod
    def until_now(cls) -> "Spent":
        """Since this process began; the database's since it was connected to."""
        from django.db import connection

        helpers = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = time.process_time() + helpers.ru_utime + helpers.ru_stime
        if connection.vendor == "postgresql":
            connection.ensure_connection()
            processor += processor_time(connection.connection.info.backend_pid)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + helpers.ru_maxrss
        return cls(processor, time.perf_counter(), memory / 1024)

    def since(self, begun: "Spent") -> dict[str, float]:
        """What was spent since then; the memory is the most there ever was."""
        return {
            "processor": self.processor - begun.processor,
            "wall": self.wall - begun.wall,
            "memory": self.memory,
        }
