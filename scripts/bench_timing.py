"""Runs a command and says what it used: seconds of the processor, seconds waited, memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Used(NamedTuple):
    """What a command took."""

    cpu: float
    """Seconds of the processor, its children's too: the same on a busy machine."""
    seconds: float
    """From start to end."""
    megabytes: float
    """Peak."""


def timed(command: list[str], environment: dict[str, str]) -> Used:
    """Run *command* in a small parent process, which keeps the peak its own; exits when it fails."""
    probe = (
        "import resource,subprocess,sys,time;s=time.perf_counter();"
        "r=subprocess.run(sys.argv[1:],capture_output=True);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(u.ru_utime+u.ru_stime,time.perf_counter()-s,u.ru_maxrss);"
        "sys.stderr.buffer.write(r.stderr);sys.exit(r.returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, *command],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(done.stderr)
    cpu, seconds, kilobytes = map(float, done.stdout.split())
    return Used(cpu, seconds, kilobytes / (1024 * (1024 if sys.platform == "darwin" else 1)))
