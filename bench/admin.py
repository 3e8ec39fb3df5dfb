"""The administration's pages among a million accounts, and the CSV of them all."""

import http.client
import threading
import time

from client import Connection
from listing import TIMES, USERS, Crowd
from machine import BenchError

HTML = "text/html"
FILTERS = [f"{flag}={value}" for flag in ("is_active", "is_staff", "is_superuser") for value in ("true", "false")]
COLUMNS = ("username", "email", "name", "is_active", "is_staff", "is_superuser", "last_login", "date_joined")


def rows(bench, crowd: Crowd) -> None:
    """Every row with the slowest of its kind: each filter, each order both ways."""
    crowd.door.visitor.sign_in()
    base = "/admin/users"
    prefixes = [f"copy{n:04}" for n in range(101, 101 + 19 * TIMES, 19)]
    pages = {
        "first page": [[base] * TIMES],
        "search by prefix": [[f"{base}?search={prefix}" for prefix in prefixes]],
        "slowest filter": [[f"{base}?{chosen}"] * TIMES for chosen in FILTERS],
        "slowest order": [[f"{base}?ordering={sign}{column}"] * TIMES for column in COLUMNS for sign in ("", "-")],
        "last page": [[f"{base}?page={USERS}"] * TIMES],
    }
    for name, kinds in pages.items():
        slowest = max(crowd.typical_ms(paths, HTML) for paths in kinds)
        bench.table.judge(f"admin list, {USERS:,}, {name}, p50 ({crowd.name})", slowest, "ms", at_most=100)
    dashboard = crowd.typical_ms(["/admin"] * TIMES, HTML)
    bench.table.judge(f"dashboard, {USERS:,}, p50 ({crowd.name})", dashboard, "ms", at_most=100)
    csv(bench, crowd)


def csv(bench, crowd: Crowd) -> None:
    door = crowd.door
    door.visitor.sign_in()
    with Connection(door.port) as connection:
        connection.ask(door.visitor.get("/admin/users"))
    before, most, done = door.memory_mb(), 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.05):
            most = max(most, door.memory_mb())

    watcher = threading.Thread(target=watch)
    watcher.start()
    start, lines = time.perf_counter(), 0
    try:
        connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=60)
        connection.request("GET", "/admin/users.csv", headers=door.visitor.headers())
        answer = connection.getresponse()
        while chunk := answer.read(1 << 16):
            lines += chunk.count(b"\n")
        connection.close()
    finally:
        done.set()
        watcher.join()
    if answer.status != 200 or lines != USERS + 2:
        raise BenchError(f"the CSV answered {answer.status} with {lines} lines")
    bench.table.judge(f"CSV of {USERS:,} users, memory above before ({crowd.name})", max(most - before, 0), "MB", at_most=32)
    bench.table.inform("streamed in", f"{time.perf_counter() - start:.1f} s")
