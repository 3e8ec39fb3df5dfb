"""The JSON API: what it costs beside the pages, and beside Django."""

import json
from contextlib import ExitStack
from pathlib import Path

from client import ACCESS, HTML
from load import Load
from servers import PEER, Ask, Django, Doorward, Server, built, new_secret

GREETING = "Access Granted!"
JSON = "application/json"
ROUNDS = 3


def rows(bench) -> None:
    with Doorward(built("doorward"), bench.directory / "api", new_secret()) as door:
        door.visitor.register()
        if bench.wants("bearer"):
            with bench.measuring("the API with a bearer token"):
                bearer(bench, door)
        if bench.wants("verify"):
            with bench.measuring("verifying tokens"):
                verify(bench, door)
        if bench.wants("browsable"):
            with bench.measuring("the API's pages"):
                browsable(bench, door)


def in_turns(asked: list[tuple[Server, str, Ask]], seconds: int) -> list[Load]:
    """Medians of rounds in which each is asked once: what it is to say beside what is asked."""
    for server, says, ask in asked:
        server.load(1, says, ask=ask)
    rounds = [[server.load(seconds, says, ask=ask) for server, says, ask in asked] for _ in range(ROUNDS)]
    return [Load.typical(list(runs)) for runs in zip(*rounds)]


def headers(server: Server, accept: str, cookies: bool = False, **more: str) -> dict[str, str]:
    sent = server.visitor.headers() if cookies else server.visitor.headers({})
    return sent | {"Accept": accept} | {name.replace("_", "-"): value for name, value in more.items()}


def bearer(bench, door: Doorward) -> None:
    token = door.visitor.cookies[ACCESS]
    api, page = in_turns([
        (door, GREETING, Ask("/api/private/", headers(door, JSON, Authorization=f"Bearer {token}"))),
        (door, GREETING, Ask(door.page, door.visitor.headers())),
    ], bench.seconds)
    bench.table.judge("/api/private/ by bearer, CPU per request / private page", api.cpu_us / page.cpu_us, "×", at_most=1)
    bench.table.inform("/api/private/", str(api))
    bench.table.inform("private page", str(page))


def verify(bench, door: Doorward) -> None:
    with ExitStack() as stack:
        asked = [(door, "{}", verification(door, door.visitor.cookies[ACCESS], bench.directory / "token.json"))]
        if PEER.exists():
            django = stack.enter_context(Django(bench.directory / "django-api"))
            file = bench.directory / "django-token.json"
            asked.append((django, "{}", verification(django, django.visitor.cookies["access_token"], file)))
        loads = in_turns(asked, bench.seconds)
    if len(loads) == 2:
        bench.table.judge("/api/token/verify/, requests/s / Django", loads[0].rate / loads[1].rate, "×", at_least=20)
        bench.table.inform("Django, gunicorn 2 × 4", str(loads[1]))
    else:
        bench.table.note("/api/token/verify/", "no Django peer here: not compared")
    bench.table.inform("/api/token/verify/", str(loads[0]))


def verification(server: Server, token: str, file: Path) -> Ask:
    file.write_text(json.dumps({"token": token}))
    return Ask("/api/token/verify/", headers(server, JSON, Content_Type=JSON), file)


def browsable(bench, door: Doorward) -> None:
    page, data = in_turns([
        (door, GREETING, Ask("/api/private/", headers(door, HTML, cookies=True))),
        (door, GREETING, Ask("/api/private/", headers(door, JSON, cookies=True))),
    ], bench.seconds)
    bench.table.judge("/api/private/ as a page, CPU per request / as JSON", page.cpu_us / data.cpu_us, "×", at_most=2)
    bench.table.inform("as a page", str(page))
    bench.table.inform("as JSON", str(data))
