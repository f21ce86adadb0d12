"""A site being served by a child process, and changes to its sources."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.end_to_end.routes import variables

PATIENCE = 90.0


@dataclass
class Running:
    """A serving process: its address and what it has printed so far."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> str:
        """The page at ``path``, also when it is an error page; ``""`` while nobody answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            return error.read().decode("utf-8", "replace")
        except OSError:
            return ""

    def until(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait until ``holds()``; fail with what the server printed."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            if holds():
                return
            time.sleep(0.3)
        printed = self.log.read_text("utf-8", "replace")[-4000:]
        raise AssertionError(f"waited in vain until {what}; the server printed:\n{printed}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def started(command: list[str | Path], cwd: Path, address: str) -> Iterator[Running]:
    """Run a server until the block ends."""
    log = cwd.with_name(f"{cwd.name}-{time.monotonic_ns()}.log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env=variables(PYTHONUNBUFFERED="1"),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield Running(address, log, process)
        finally:
            # As Ctrl-C in a terminal: the whole group, that is also a child of ours.
            _signal(process, signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL)
                process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


@contextlib.contextmanager
def serving(python: Path, site: Path, *arguments: str) -> Iterator[Running]:
    """``mkdocs serve`` of a site, answering."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [python, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *arguments]
    with started(command, site, address) as running:
        running.until("the home page answers", lambda: "<h1" in running.get(""))
        yield running


def some_policy(site: Path) -> tuple[Path, str]:
    """A policy's source and its address."""
    source = sorted((site / "content" / "policies").rglob("*.md"))[0]
    return source, f"policies/{source.stem.lower()}/"


def retitled(text: str, title: str) -> str:
    """A source with another 标题."""
    changed, count = re.subn(r"(?m)^标题: .*$", f"标题: {title}", text, count=1)
    assert count, "the source has no 标题"
    return changed
