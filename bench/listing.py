"""Lists of a million accounts, on both databases. `Crowd` is for every row that needs so many."""

import json
import sqlite3
import subprocess
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median

from client import USER, Connection, request
from machine import BenchError
from servers import Doorward, Postgres, built, new_secret, postgres_tools

USERS = 1_000_000
TIMES = 40

# The columns that an account made by hand needs, and no more.
SQL = """
INSERT INTO users (username, username_key, email, email_key, first_name, last_name, password,
    is_active, is_staff, is_superuser, date_joined, last_login, version)
SELECT name, name, name || '@example.com', name || '@example.com',
    substr('AdaBeaCemDanEvaFayGusHalIdaJan', CAST(1 + 3 * (n % 10) AS integer), 3), 'Person' || (n * 7919 % 5000), '!',
    n % 20 <> 0, n % 1000 = 0, n % 50000 = 0, 1500000000 + n * 7919 % 200000000,
    CASE WHEN n % 4 <> 0 THEN 1700000000 + n * 104729 % 50000000 END, 1
FROM ({numbers}) AS numbers
"""
SQLITE = """WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {count})
    SELECT n, printf('copy%07d', n) AS name FROM counted"""
POSTGRES = "SELECT n, 'copy' || lpad(n::text, 7, '0') AS name FROM generate_series(1, {count}::bigint) AS n"
PROMOTE = f"UPDATE users SET is_staff = TRUE, is_superuser = TRUE WHERE username = '{USER}'"


class Crowd:
    """A server with a million accounts, and a superuser signed in."""

    def __init__(self, name: str, door: Doorward, seconds: float):
        self.name, self.door, self.seconds = name, door, seconds

    def answer_ms(self, connection: Connection, path: str, accept: str = "application/json") -> tuple[float, bytes]:
        """Milliseconds until the answer has come, and its body; anything but 200 is none."""
        raw = request("GET", path, self.door.visitor.headers() | {"Accept": accept})
        start = time.perf_counter()
        answer = connection.ask(raw)
        took = (time.perf_counter() - start) * 1000
        if answer.status != 200:
            raise BenchError(f"GET {path} answered {answer.status}")
        return took, answer.body

    def typical_ms(self, paths: list[str], accept: str = "application/json") -> float:
        """The median over these paths, one after the other, after one that warms up."""
        with Connection(self.door.port) as connection:
            self.answer_ms(connection, paths[0], accept)
            return median(self.answer_ms(connection, path, accept)[0] for path in paths)


@contextmanager
def crowds(bench):
    """The places to measure: SQLite, and PostgreSQL where it is installed."""
    with ExitStack() as stack:
        binary, tools = built("doorward"), postgres_tools()
        door = stack.enter_context(Doorward(binary, bench.directory / "crowd", new_secret()))
        door.visitor.register()
        places = [Crowd("SQLite", door, _fill_sqlite(door.database))]
        if tools is None:
            bench.table.note("PostgreSQL", "not installed: not measured")
        else:
            name = stack.enter_context(tempfile.TemporaryDirectory(prefix="doorward-bench-"))
            cluster = stack.enter_context(Postgres(tools, Path(name)))
            door = stack.enter_context(Doorward(binary, bench.directory / "crowd-postgres", new_secret(), cluster.url))
            door.visitor.register()
            places.append(Crowd("PostgreSQL", door, _fill_postgres(tools / "psql", cluster.url)))
        yield places


def _fill_sqlite(file: Path) -> float:
    start = time.perf_counter()
    with closing(sqlite3.connect(file, timeout=60)) as database, database:
        database.execute(SQL.format(numbers=SQLITE.format(count=USERS)))
        database.execute(PROMOTE)
    return time.perf_counter() - start


def _fill_postgres(psql: Path, url: str) -> float:
    start = time.perf_counter()
    # What autovacuum would do a minute later.
    statements = [SQL.format(numbers=POSTGRES.format(count=USERS)), PROMOTE, "ANALYZE users"]
    command = [psql, "-q", "-v", "ON_ERROR_STOP=1", url]
    command += [part for statement in statements for part in ("-c", statement)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise BenchError(f"psql: {done.stderr[-300:]}")
    return time.perf_counter() - start


def rows(bench, crowd: Crowd) -> None:
    prefixes = [f"copy{n:04}" for n in range(100, 100 + 19 * TIMES, 19)]
    asked = {
        "first page": ["/api/users/"] * TIMES,
        "search by prefix": [f"/api/users/?search={prefix}" for prefix in prefixes],
        "last page": ["/api/users/?page=last"] * TIMES,
    }
    with Connection(crowd.door.port) as connection:
        counts = [json.loads(crowd.answer_ms(connection, paths[0])[1])["count"] for paths in asked.values()]
    if counts != [USERS + 1, 1000, USERS + 1]:
        raise BenchError(f"the lists count {counts} accounts")
    for name, paths in asked.items():
        bench.table.judge(f"users list, {USERS:,}, {name}, p50 ({crowd.name})", crowd.typical_ms(paths), "ms", at_most=50)
    bench.table.inform("made by plain SQL in", f"{crowd.seconds:.0f} s")
