"""Processes and what the kernel says of them: CPU seconds, resident memory, free ports."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class BenchError(Exception):
    """A figure that could not be measured, and why."""


def cores() -> int:
    """Cores that this process, and so everything it starts, may use."""
    return len(os.sched_getaffinity(0))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def fsync_ms(directory: Path) -> float:
    """Median time of making 4 KiB durable in this directory, in milliseconds."""
    spans, probe = [], directory / "fsync.probe"
    with open(probe, "wb", buffering=0) as file:
        for _ in range(41):
            start = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            spans.append(time.perf_counter() - start)
    probe.unlink()
    return sorted(spans)[len(spans) // 2] * 1000


class Process:
    """A child in its own session, its output in a file; gone when the `with` block is left."""

    def __init__(self, command, directory: Path, environment: dict | None = None, user: str | None = None):
        self.command, self.directory = [str(part) for part in command], directory
        self.environment, self.user = environment, user
        self.log = directory / f"{Path(self.command[0]).name}.log"
        self.child: subprocess.Popen | None = None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self) -> None:
        as_user = {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
        with open(self.log, "ab") as log:
            self.child = subprocess.Popen(
                self.command, cwd=self.directory, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, start_new_session=True, **as_user,
            )

    def stop(self, polite: signal.Signals = signal.SIGTERM, patience: float = 10) -> None:
        """Asks the process to end, and after `patience` seconds ends it and all its children."""
        if self.child is None:
            return
        try:
            if self.child.poll() is None:
                self.child.send_signal(polite)
                self.child.wait(patience)
        except subprocess.TimeoutExpired:
            pass
        finally:
            try:
                os.killpg(self.child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self.child.wait()
            self.child = None

    def check_alive(self) -> None:
        if self.child is None or self.child.poll() is not None:
            raise BenchError(f"{Path(self.command[0]).name} ended by itself: {self.last_words()}")

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return " / ".join(lines[-3:]) or "it printed nothing"

    def forget_log(self) -> None:
        """Empties the log, so that its unwritten pages do not burden a measurement that waits for the disk."""
        os.truncate(self.log, 0)

    def cpu_seconds(self) -> float:
        """User and system time of the process, all its threads included, and of its living children."""
        return sum(_own_cpu_seconds(pid) for pid in _tree(self.child.pid))

    def idle_share(self, seconds: float) -> float:
        """The share of one core that the process takes while nobody asks anything of it, by the scheduler's nanoseconds."""
        def spent() -> int:
            return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{self.child.pid}/task").glob("*/schedstat"))

        before, start = spent(), time.perf_counter()
        time.sleep(seconds)
        return max(spent() - before, 0) / 1e9 / (time.perf_counter() - start)

    def memory_mb(self, key: str = "VmRSS") -> float:
        for line in Path(f"/proc/{self.child.pid}/status").read_text().splitlines():
            if line.startswith(key + ":"):
                return int(line.split()[1]) / 1024
        raise BenchError(f"the kernel tells no {key}")


def _own_cpu_seconds(pid: int) -> float:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(after_name[11]) + int(after_name[12])) / TICKS_PER_SECOND


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in task.read_text().split())
            except (FileNotFoundError, ProcessLookupError):
                continue
    return found
