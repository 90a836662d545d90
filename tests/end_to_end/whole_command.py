"""Runs a program of others with all that it starts, and leaves none of it behind, however it ends."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence

from tests.conftest import ROOT


def run(command: Sequence[str], environment: Mapping[str, str], *, seconds: float) -> subprocess.CompletedProcess[str]:
    """What it came to, and what it wrote. Raises TimeoutExpired."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said, complained = process.communicate(timeout=seconds)
        finally:
            # A group of its own, in which nothing of ours can be.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return subprocess.CompletedProcess(command, process.returncode, said, complained)
