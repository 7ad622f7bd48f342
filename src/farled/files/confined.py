"""Limits that a process which reads somebody's file lays on itself."""

import resource

from farled.files.containers import Limits


def confine(limits: Limits) -> None:
    """Memory, processor time, size of written files, no core dump. A limit that is already lower stays."""
    for kind, wanted in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.result),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (value, value))
