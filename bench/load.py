"""The load: wrk for saturation, and the crowds of visitors.py."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from machine import BenchError, Process

HERE = Path(__file__).resolve().parent
CONNECTIONS = 32


@dataclass
class Load:
    """One run of wrk: requests per second, latencies in ms, and what a request cost the server in CPU µs."""
    rate: float
    p50: float
    p99: float
    cpu_us: float

    @classmethod
    def typical(cls, loads: list["Load"]) -> "Load":
        return cls(*(median(getattr(load, name) for load in loads) for name in ("rate", "p50", "p99", "cpu_us")))

    def __str__(self) -> str:
        return f"{self.rate:,.0f}/s, p50 {self.p50:.2f} ms, p99 {self.p99:.2f} ms, CPU {self.cpu_us:.1f} µs"


def ensure_wrk() -> None:
    if shutil.which("wrk"):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "-qq", "wrk"]
        quiet = {"stdout": subprocess.DEVNULL, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
        if subprocess.run(install, **quiet).returncode != 0:
            subprocess.run(["apt-get", "update", "-qq"], **quiet)
            subprocess.run(install, **quiet)
    if not shutil.which("wrk"):
        raise BenchError("the load generator wrk is missing; install the package `wrk` and run again")


def saturate(server: Process, url: str, headers: dict[str, str], size: int, seconds: int,
             cookies: Path | None = None, post: Path | None = None) -> Load:
    """Loads one address, by POST with the text of a file if there is one, and refuses the run unless every answer was a good one.

    wrk counts statuses above 399 by itself; an answer of another mean size than `size` bytes was a redirect.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(HERE / "wrk.lua")]
    command += [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command += [url, "--", *(f"{name}={file}" for name, file in (("cookies", cookies), ("post", post)) if file)]
    before = server.cpu_seconds()
    with _child(command) as wrk:
        printed, _ = wrk.communicate(timeout=seconds + 30)
    spent = server.cpu_seconds() - before
    if wrk.returncode != 0:
        raise BenchError(f"wrk ended with {wrk.returncode}: {printed[-200:]}")
    seen = json.loads(printed.strip().splitlines()[-1])
    server.check_alive()
    if seen["refused"] or seen["broken"] or not seen["requests"]:
        raise BenchError(f"{url}: {seen['refused']} refused, {seen['broken']} broken of {seen['requests']}")
    if abs(seen["bytes"] / seen["requests"] / size - 1) > 0.05:
        raise BenchError(f"{url}: {seen['bytes'] / seen['requests']:.0f} bytes an answer, expected {size}")
    return Load(seen["requests"] / seen["duration"] * 1e6, seen["p50"] / 1000, seen["p99"] / 1000,
                spent / seen["requests"] * 1e6)


@contextmanager
def crowd(kind: str, port: int, raw: bytes, **order):
    """Starts a crowd; what the block gets is called for its answers."""
    with _child([sys.executable, str(HERE / "visitors.py")]) as child:
        child.stdin.write(json.dumps({"crowd": kind, "port": port, "raw": raw.decode(), **order}))
        child.stdin.close()
        child.stdin = None

        def answers():
            printed, _ = child.communicate(timeout=order["seconds"] + 60)
            if child.returncode != 0:
                raise BenchError(f"the {kind} of requests broke off")
            return json.loads(printed)

        yield answers


@contextmanager
def _child(command: list[str]):
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        yield child
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
