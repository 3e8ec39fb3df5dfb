"""Two peers in Rust, where they are there: an axum server that does the same work, and Rocket with one Tera page and nothing else."""

import subprocess
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from api import in_turns
from client import PASSWORD, USER
from load import percentile
from machine import BenchError, free_port
from measures import FLOOD, flooded_page, refresh, side_by_side, starts
from servers import PEERS, Ask, Doorward, Server, built, clean_environment, new_secret, target

GREETING = "Access Granted!"
AXUM, HELLO = PEERS / "axum-sqlx", PEERS / "rocket-hello"


def binary(peer: Path) -> Path:
    """The peer's program; built like ours, with its own lock file, and not in its own directory."""
    into = target() / "peer"
    command = ["cargo", "build", "--release", "--locked", "--manifest-path", peer / "Cargo.toml", "--target-dir", into]
    if subprocess.run(command, cwd=peer).returncode != 0:
        raise BenchError(f"the peer {peer.name} could not be built")
    return into / "release" / peer.name


class Axum(Server):
    """axum, sqlx over SQLite, jsonwebtoken and minijinja: the same cookies, headers and statements as ours on these paths."""

    page = "/private"
    cookie_names = ("__Host-access", "__Host-refresh")

    def __init__(self, directory: Path):
        directory.mkdir(exist_ok=True)
        port = free_port()
        super().__init__([binary(AXUM)], directory, clean_environment(
            PORT=str(port), DATABASE=str(directory / "peer.db"), SECRET=new_secret(), ACCESS_S="3600",
        ), port)

    def start(self) -> None:
        seed = [*self.command, "seed", USER, f"{USER}@example.com", PASSWORD]
        subprocess.run(seed, cwd=self.directory, env=self.environment, check=True)
        super().start()
        self.wait_until_up("/health/live")
        self.visitor.sign_in()


class Hello(Server):
    """Rocket, a small Tera page, and nothing else."""

    page = "/template"

    def __init__(self, directory: Path):
        directory.mkdir(exist_ok=True)
        port = free_port()
        super().__init__([binary(HELLO)], directory, clean_environment(
            ROCKET_PORT=str(port), ROCKET_ADDRESS="127.0.0.1", ROCKET_LOG_LEVEL="off",
        ), port)

    def start(self) -> None:
        super().start()
        self.wait_until_up(self.page)


def rows(bench) -> None:
    missing = [peer.name for peer in (AXUM, HELLO) if not peer.exists()]
    if missing:
        bench.table.note("peers in Rust", f"{', '.join(missing)}: not here, not compared")
        return
    with ExitStack() as stack:
        door = stack.enter_context(Doorward(built("doorward"), bench.directory / "beside", new_secret()))
        door.visitor.register()
        with Hello(bench.directory / "hello") as hello:
            start_page(bench, door, hello)
        axum = stack.enter_context(Axum(bench.directory / "axum"))
        private_page(bench, door, axum)
        during_sign_ins(bench, door, axum)
        renewal(bench, door, axum)
        bench.table.note("resident memory after load, Doorward and axum", f"{door.memory_mb():.1f} and {axum.memory_mb():.1f} MB")
        for server in (door, axum):
            server.stop()
        cold_start(bench, door, axum)


def start_page(bench, door: Server, hello: Server) -> None:
    ours, least = in_turns([
        (door, "One account", Ask("/", door.visitor.headers({}))),
        (hello, "Hello, Ada", Ask(hello.page, hello.visitor.headers({}))),
    ], bench.seconds)
    bench.table.judge("start page, CPU per request / Rocket + Tera", ours.cpu_us / least.cpu_us, "×", at_most=1.25)
    bench.table.inform("start page, without cookies", str(ours))
    bench.table.inform("Rocket + Tera", str(least))


def private_page(bench, door: Server, axum: Server) -> None:
    ours, theirs = side_by_side([(door, GREETING, None), (axum, GREETING, None)], bench.seconds)
    bench.table.judge("private page, CPU per request / axum", ours.cpu_us / theirs.cpu_us, "×", at_most=0.85)
    bench.table.judge("private page, requests/s / axum", ours.rate / theirs.rate, "×", at_least=1.15)
    bench.table.inform("private page", str(ours))
    bench.table.inform("axum + sqlx", str(theirs))


def during_sign_ins(bench, door: Server, axum: Server) -> None:
    ours, theirs = (percentile(flooded_page(server)[0], 0.99) for server in (door, axum))
    bench.table.judge(f"private page p99 during {FLOOD} sign-ins / axum", ours / theirs, "×", at_most=1)
    bench.table.inform("Doorward and axum", f"{ours:.2f} and {theirs:.2f} ms")


def renewal(bench, door: Server, axum: Server) -> None:
    (page, ours), (their_page, theirs) = (refresh(server, 300) for server in (door, axum))
    bench.table.judge("silent renewal, added time p50 / axum", ours / theirs, "×", at_most=1)
    bench.table.inform("Doorward and axum", f"{ours:.2f} and {theirs:.2f} ms, beside pages of {page:.2f} and {their_page:.2f} ms")


def cold_start(bench, door: Server, axum: Server) -> None:
    ours, theirs = (median(starts(server)) for server in (door, axum))
    bench.table.judge("cold start to first page / axum", ours / theirs, "×", at_most=3)
    bench.table.inform("Doorward and axum", f"{ours:.0f} and {theirs:.0f} ms")
