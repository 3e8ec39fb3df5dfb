"""Two crowds, each a process of its own so that its clock is not disturbed by the rest of the benchmark.

`flood` keeps many connections busy with one request, `pace` sends one request at a steady rate.
The order comes as JSON on standard input, the answers leave as JSON on standard output: [[seconds, status], …]
for `pace`, and {"seconds": …, "statuses": […]} for `flood`, whose time ends with the last answer.
"""

import json
import os
import sys
import threading
import time

sys.dont_write_bytecode = True

from client import Connection, paced


def flood(port: int, raw: bytes, connections: int, seconds: float) -> dict:
    statuses: list[int] = []
    start = time.perf_counter()

    def visitor() -> None:
        with Connection(port) as connection:
            while time.perf_counter() - start < seconds:
                statuses.append(connection.ask(raw).status)

    visitors = [threading.Thread(target=visitor) for _ in range(connections)]
    for thread in visitors:
        thread.start()
    for thread in visitors:
        thread.join()
    return {"seconds": time.perf_counter() - start, "statuses": statuses}


def main() -> None:
    order = json.load(sys.stdin)
    raw = order["raw"].encode()
    if order["crowd"] == "flood":
        answers = flood(order["port"], raw, order["connections"], order["seconds"])
    else:
        try:
            os.nice(-5)
        except PermissionError:
            pass
        answers = paced(order["port"], raw, order["per_second"], order["seconds"])
    json.dump(answers, sys.stdout)


main()
