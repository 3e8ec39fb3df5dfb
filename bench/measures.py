"""What a server takes for the things that all servers here are asked to do."""

import time
from pathlib import Path
from statistics import median

from client import Connection
from load import Load, crowd
from machine import BenchError
from servers import Server

ROUNDS = 3
FLOOD = 16
PROBES_PER_SECOND = 100


def side_by_side(servers: list[tuple[Server, str, Path | None]], seconds: int) -> list[Load]:
    """Loads the servers in turns, so that a change of the machine's mood meets them all; medians of the rounds."""
    for server, says, cookies in servers:
        server.load(1, says, cookies)
    rounds = [[server.load(seconds, says, cookies) for server, says, cookies in servers] for _ in range(ROUNDS)]
    return [Load.typical(list(runs)) for runs in zip(*rounds)]


def flooded_page(server: Server) -> tuple[list[float], list[int]]:
    """Milliseconds of the private page while others sign in without a pause, and the statuses that those got."""
    sign_in = server.new_visitor().sign_in_request()
    with crowd("flood", server.port, sign_in, connections=FLOOD, seconds=13) as flooded:
        time.sleep(1)
        with crowd("pace", server.port, server.page_request(), per_second=PROBES_PER_SECOND, seconds=11) as paced:
            probes = paced()
        statuses = flooded()["statuses"]
    wrong = [status for _, status in probes if status != 200]
    if wrong:
        raise BenchError(f"{len(wrong)} of {len(probes)} pages were refused, the first with {wrong[0]}")
    return [seconds * 1000 for seconds, _ in probes], statuses


def refresh(door: Server, times: int) -> tuple[float, float]:
    """Median ms of an ordinary page, and what a silent refresh adds to it; two sessions, asked in turns."""
    traveller = door.new_visitor()
    traveller.sign_in()
    names = {traveller.access, traveller.refresh}
    held = traveller.cookies[traveller.refresh]
    ordinary, refreshed = [], []
    door.forget_log()
    with Connection(door.port) as connection:
        for _ in range(times):
            start = time.perf_counter()
            plain = connection.ask(door.page_request())
            between = time.perf_counter()
            renewed = connection.ask(traveller.get("/private", {traveller.refresh: held}))
            end = time.perf_counter()
            if plain.status != 200 or renewed.status != 200 or names - renewed.cookies.keys():
                raise BenchError(f"page {plain.status}, refresh {renewed.status} with cookies {sorted(renewed.cookies)}")
            if renewed.cookies[traveller.refresh] == held:
                raise BenchError("the refresh token was not rotated")
            held = renewed.cookies[traveller.refresh]
            ordinary.append((between - start) * 1000)
            refreshed.append((end - between) * 1000)
    return median(ordinary), median(refreshed) - median(ordinary)


def starts(server: Server) -> list[float]:
    """Milliseconds from the start of the process to the first page, of ten starts; the server has been stopped."""
    spans = []
    server.visitor.cookies = {}  # whoever is signed in gets no sign-in page
    for _ in range(10):
        spans.append(server.seconds_to_first_page() * 1000)
        server.stop()
    return spans
