"""A small HTTP/1.1 client on one keep-alive connection, and the two things a visitor does with it."""

import select
import socket
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from machine import BenchError

ACCESS = "__Host-Http-doorward-access"
REFRESH = "__Host-Http-doorward-refresh"
USER = "bench"
PASSWORD = "seven brass doors at dusk"
HTML = "text/html,application/xhtml+xml"


@dataclass
class Answer:
    status: int
    body: bytes
    size: int
    cookies: dict[str, str] = field(default_factory=dict)


def request(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    if method != "GET":
        headers = headers | {"Content-Length": str(len(body))}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def form(fields: dict[str, str]) -> bytes:
    return urlencode(fields).encode()


def cookie_header(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


class Connection:
    def __init__(self, port: int, timeout: float = 30):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def ask(self, raw: bytes) -> Answer:
        self.socket.sendall(raw)
        return self.answer()

    def answer(self) -> Answer:
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more()
        head, body = received[:end].decode("latin-1").split("\r\n"), received[end + 4:]
        cookies, length = {}, None
        for line in head[1:]:
            name, _, value = line.partition(":")
            if name.lower() == "content-length":
                length = int(value)
            elif name.lower() == "set-cookie":
                key, _, text = value.strip().partition(";")[0].partition("=")
                cookies[key] = text
        if length is None:
            raise BenchError(f"an answer without Content-Length: {head[0]}")
        while len(body) < length:
            body += self._more()
        return Answer(int(head[0].split()[1]), body, end + 4 + len(body), cookies)

    def _more(self) -> bytes:
        chunk = self.socket.recv(65536)
        if not chunk:
            raise BenchError("the server closed the connection")
        return chunk


class Visitor:
    """What one browser would send to one server: its origin, its cookies, its forms."""

    def __init__(self, port: int, names: tuple[str, str] = (ACCESS, REFRESH)):
        self.port, self.origin = port, f"http://localhost:{port}"
        self.access, self.refresh = names
        self.cookies: dict[str, str] = {}

    def headers(self, cookies: dict[str, str] | None = None) -> dict[str, str]:
        cookies = self.cookies if cookies is None else cookies
        sent = {"Host": f"localhost:{self.port}", "Accept": HTML}
        return sent | ({"Cookie": cookie_header(cookies)} if cookies else {})

    def get(self, path: str, cookies: dict[str, str] | None = None) -> bytes:
        return request("GET", path, self.headers(cookies))

    def post(self, path: str, fields: dict[str, str]) -> bytes:
        sent = self.headers() | {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        return request("POST", path, sent, form(fields))

    def sign_in_request(self) -> bytes:
        return self.post("/login", {"username": USER, "password": PASSWORD})

    def register(self) -> None:
        self._enter("/register", self.post("/register", {
            "username": USER, "email": f"{USER}@example.com", "first_name": "Bench",
            "password": PASSWORD, "password2": PASSWORD,
        }))

    def sign_in(self) -> None:
        self._enter("/login", self.sign_in_request())

    def _enter(self, path: str, raw: bytes) -> None:
        with Connection(self.port) as connection:
            answer = connection.ask(raw)
        if answer.status != 303 or {self.access, self.refresh} - answer.cookies.keys():
            text = answer.body.decode(errors="replace")
            raise BenchError(f"POST {path} answered {answer.status} with cookies {sorted(answer.cookies)}: {text[:300]}")
        self.cookies = {name: answer.cookies[name] for name in (self.access, self.refresh)}


def paced(port: int, raw: bytes, per_second: int, seconds: float) -> list[tuple[float, int]]:
    """Sends on schedule, whether or not earlier answers have come, and returns (seconds, status) of every request."""
    idle = [Connection(port) for _ in range(4)]
    busy: dict[socket.socket, tuple[Connection, float]] = {}
    done: list[tuple[float, int]] = []
    start, count, sent = time.perf_counter(), int(per_second * seconds), 0
    while len(done) < count:
        due = start + sent / per_second - time.perf_counter() if sent < count else 1.0
        for ready in select.select(list(busy), [], [], max(due, 0))[0]:
            connection, began = busy.pop(ready)
            status = connection.answer().status
            done.append((time.perf_counter() - began, status))
            idle.append(connection)
        if sent < count and time.perf_counter() >= start + sent / per_second:
            connection = idle.pop() if idle else Connection(port)
            busy[connection.socket] = (connection, time.perf_counter())
            connection.socket.sendall(raw)
            sent += 1
    for connection in idle:
        connection.socket.close()
    return done
