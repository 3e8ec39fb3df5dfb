"""What is measured, row by row. Every function adds its rows to the table."""

import sqlite3
import subprocess
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import admin
import api
import beside
import listing
from client import ACCESS
from load import Load, crowd, percentile
from machine import BenchError, cores, fsync_ms
from measures import FLOOD, PROBES_PER_SECOND, ROUNDS, flooded_page, refresh, side_by_side, starts
from seed import Seeded
from servers import PEER, Django, Doorward, Plain, Postgres, built, new_secret, postgres_tools
from table import Table

GREETING = "Access Granted!"
PLAIN_TEXT = "Hello, world!"
IDLE = 20


@dataclass
class Bench:
    wanted: set[str]
    seconds: int
    directory: Path
    table: Table

    def wants(self, *rows: str) -> bool:
        return not self.wanted.isdisjoint(rows)

    @contextmanager
    def measuring(self, name: str):
        """A row that cannot be measured falls short; the others go on."""
        print(f"measuring {name}", flush=True)
        try:
            yield
        except (BenchError, OSError, sqlite3.Error, subprocess.SubprocessError) as error:
            self.table.fail(name, str(error))

    def run(self) -> None:
        self.table.note("4 KiB write and fsync, p50", f"{fsync_ms(self.directory):.2f} ms")
        if self.wants("page", "django", "sign-in", "flood", "refresh", "memory", "idle", "cold-start"):
            with self.measuring("the server"):
                self.one_server()
        if self.wants("peers"):
            with self.measuring("the peers in Rust"):
                beside.rows(self)
        if self.wants("bearer", "verify", "browsable"):
            with self.measuring("the API"):
                api.rows(self)
        if self.wants("users-list", "admin"):
            with self.measuring("a million users"):
                self.a_million()
        if self.wants("million"):
            with self.measuring("many users"):
                many_users(self)
        if self.wants("postgres"):
            with self.measuring("PostgreSQL"):
                postgres(self)

    def a_million(self) -> None:
        with listing.crowds(self) as places:
            for place in places:
                if self.wants("users-list"):
                    with self.measuring(f"lists by the API ({place.name})"):
                        listing.rows(self, place)
                if self.wants("admin"):
                    with self.measuring(f"the administration ({place.name})"):
                        admin.rows(self, place)

    def one_server(self) -> None:
        with Doorward(built("doorward"), self.directory / "one", new_secret()) as door:
            door.visitor.register()
            if self.wants("page", "django", "memory"):
                with self.measuring("the private page"):
                    private_page(self, door)
            if self.wants("sign-in", "memory"):
                with self.measuring("sign-ins"):
                    sign_ins(self, door)
            if self.wants("flood", "memory"):
                with self.measuring("the private page during a flood of sign-ins"):
                    page_during_flood(self, door)
            if self.wants("memory"):
                self.table.judge("resident memory after load", door.memory_mb(), "MB", at_most=30)
                self.table.inform("its peak", f"{door.memory_mb('VmHWM'):.1f} MB")
            if self.wants("idle"):
                with self.measuring("an idle server"):
                    time.sleep(2)
                    self.table.judge("CPU while idle, of one core", door.idle_share(IDLE) * 100, "%", at_most=0.05)
            if self.wants("refresh"):
                with self.measuring("silent refresh"):
                    ordinary, added = refresh(door, 300)
                    self.table.judge("silent refresh, added time p50 (SQLite)", added, "ms", at_most=3)
                    self.table.inform("ordinary private page, p50", f"{ordinary:.2f} ms")
            door.stop()
            if self.wants("cold-start"):
                with self.measuring("cold start"):
                    cold_start(self, door)


def private_page(bench: Bench, door: Doorward) -> None:
    with ExitStack() as stack:
        plain = stack.enter_context(Plain(built("examples/plain"), bench.directory))
        servers = [(door, GREETING, None), (plain, PLAIN_TEXT, None)]
        peer = PEER.exists() and bench.wants("django")
        if peer:
            django = stack.enter_context(Django(bench.directory / "django"))
            servers.append((django, GREETING, None))
        page, least, *others = side_by_side(servers, bench.seconds)
    bench.table.judge("private page, CPU per request / plain Rocket route", page.cpu_us / least.cpu_us, "×", at_most=5)
    bench.table.inform("private page", str(page))
    bench.table.inform("plain Rocket route", str(least))
    bench.table.inform("requests/s, private page / plain route", f"{page.rate / least.rate:.2f} ×")
    bench.table.inform("p99, private page / plain route", f"{page.p99 / least.p99:.2f} ×")
    if peer:
        bench.table.judge("private page, requests/s / Django", page.rate / others[0].rate, "×", at_least=20)
        bench.table.inform("Django, gunicorn 2 × 4", str(others[0]))
        bench.table.inform("CPU per request, Django / private page", f"{others[0].cpu_us / page.cpu_us:.1f} ×")
    elif bench.wants("django"):
        bench.table.inform("Django", "its peer is not here: not compared")


def seconds_per_hash(threads: int = 1) -> float:
    printed = subprocess.run([built("examples/bcrypt"), "12", str(threads)], capture_output=True, text=True, check=True)
    return float(printed.stdout)


def sign_ins(bench: Bench, door: Doorward) -> None:
    sign_in = door.new_visitor().sign_in_request()
    before, together = seconds_per_hash(), seconds_per_hash(cores())
    spent = door.cpu_seconds()
    with crowd("flood", door.port, sign_in, connections=FLOOD, seconds=10) as answers:
        seen = answers()
    spent = door.cpu_seconds() - spent
    one_hash = (before + seconds_per_hash()) / 2
    good = seen["statuses"].count(303)
    rate, limit = good / seen["seconds"], cores() / one_hash
    bench.table.judge("sign-ins/s, cost 12 / cores × single-thread bcrypt", rate / limit, "×", at_least=0.9)
    bench.table.inform("sign-ins", f"{rate:.2f}/s over {seen['seconds']:.1f} s, {len(seen['statuses']) - good} refused, "
                       f"{spent / seen['seconds']:.2f} of {cores()} cores used")
    bench.table.inform("bcrypt", f"{one_hash * 1000:.0f} ms alone ({limit:.2f}/s), "
                       f"{together * 1000:.0f} ms with every core busy ({cores() / together:.2f}/s)")


def page_during_flood(bench: Bench, door: Doorward) -> None:
    times, statuses = flooded_page(door)
    bench.table.judge(f"private page p99 during {FLOOD} connections signing in", percentile(times, 0.99), "ms", at_most=12)
    bench.table.inform(f"{len(times)} pages at {PROBES_PER_SECOND}/s",
                       f"p50 {percentile(times, 0.5):.2f} ms, p95 {percentile(times, 0.95):.2f} ms, max {max(times):.2f} ms; "
                       f"{statuses.count(303)} sign-ins, {len(statuses) - statuses.count(303)} refused")


def cold_start(bench: Bench, door: Doorward) -> None:
    spans = starts(door)
    bench.table.judge("cold start to first page, existing database", median(spans), "ms", at_most=100)
    bench.table.inform("10 starts", f"{min(spans):.0f} to {max(spans):.0f} ms")


def many_users(bench: Bench) -> None:
    """Two servers on copies of one database; people all over the table visit, not one whose rows are always at hand."""
    secret, binary = new_secret(), built("doorward")
    few, many = (Doorward(binary, bench.directory / name, secret) for name in ("few", "many"))
    with few:
        few.visitor.register()
        few.page_size(GREETING)  # the session to copy has been seen, so its copies need no write at their first visit
    with closing(sqlite3.connect(few.database)) as database:
        database.execute("VACUUM INTO ?", (str(many.database),))
    servers, took, token = [], time.perf_counter(), few.visitor.cookies[ACCESS]
    for door, users in ((few, 1_000), (many, 1_000_000)):
        seeded = Seeded(door.database, users)
        cookies = seeded.cookies(token, secret, door.visitor.origin, 2_000)
        door.visitor.cookies = dict([cookies[0].split("=", 1)])
        file = door.directory / "cookies"
        file.write_text("\n".join(cookies) + "\n")
        servers.append((door, GREETING, file))
    took = time.perf_counter() - took
    with few, many:
        small, large = side_by_side(servers, bench.seconds)
    bench.table.judge("private page, CPU per request, 1,000,000 / 1,000 users", large.cpu_us / small.cpu_us, "×", at_most=1.2)
    bench.table.inform("1,000 users", str(small))
    bench.table.inform("1,000,000 users", f"{large} (seeded in {took:.0f} s)")


def postgres(bench: Bench) -> None:
    tools = postgres_tools()
    if tools is None:
        bench.table.note("PostgreSQL", "not installed: not measured")
        return
    with tempfile.TemporaryDirectory(prefix="doorward-bench-") as name, Postgres(tools, Path(name)) as cluster:
        with Doorward(built("doorward"), bench.directory / "postgres", new_secret(), cluster.url) as door:
            door.visitor.register()
            door.load(1, GREETING)
            loads, spent = [], cluster.cpu_seconds()
            for _ in range(ROUNDS):
                loads.append(door.load(bench.seconds, GREETING))
            spent = cluster.cpu_seconds() - spent
            requests = sum(load.rate for load in loads) * bench.seconds
            ordinary, added = refresh(door, 300)
    bench.table.note("private page on PostgreSQL",
                     f"{Load.typical(loads)}, and {spent / requests * 1e6:.1f} µs in PostgreSQL")
    bench.table.note("silent refresh on PostgreSQL, added p50", f"{added:.2f} ms, ordinary page {ordinary:.2f} ms")
