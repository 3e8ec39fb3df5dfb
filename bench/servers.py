"""The servers under load: Doorward, the plain Rocket route, and, where they are there, Django and PostgreSQL."""

import json
import os
import re
import secrets
import shutil
import signal
import string
import subprocess
import time
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from client import ACCESS, REFRESH, Connection, Visitor, form, request
from load import Load, saturate
from machine import BenchError, Process, free_port

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT.parent / "shared/peer"
PEER = PEERS / "django/run"


def build() -> None:
    """The product and the examples apart: together, the examples' dependencies would change the product's features."""
    for what in (["--bins"], ["--example", "plain", "--example", "bcrypt"]):
        if subprocess.run(["cargo", "build", "--release", "--locked", *what], cwd=ROOT).returncode != 0:
            raise BenchError("the release build failed")


def target() -> Path:
    metadata = subprocess.run(["cargo", "metadata", "--format-version", "1", "--no-deps", "--locked"],
                              cwd=ROOT, capture_output=True, text=True, check=True)
    return Path(json.loads(metadata.stdout)["target_directory"])


def built(name: str) -> Path:
    path = target() / "release" / name
    if not path.exists():
        raise BenchError(f"{path.name} has not been built")
    return path


def clean_environment(**more: str) -> dict[str, str]:
    """This environment without anything that would configure a server behind the benchmark's back."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith(("DOORWARD_", "ROCKET_", "PEER_"))}
    return ours | more


def new_secret() -> str:
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(64))


class Server(Process):
    """A process with a port, and one page of it that the load asks for."""

    page = "/"
    cookie_names = (ACCESS, REFRESH)

    def __init__(self, command, directory: Path, environment: dict[str, str], port: int):
        super().__init__(command, directory, environment)
        self.port, self.visitor = port, self.new_visitor(port)

    def new_visitor(self, port: int | None = None) -> Visitor:
        return Visitor(port or self.port, self.cookie_names)

    def wait_until_up(self, path: str, patience: float = 20) -> None:
        deadline = time.perf_counter() + patience
        while True:
            self.check_alive()
            try:
                with Connection(self.port) as connection:
                    if connection.ask(self.visitor.get(path)).status == 200:
                        return
            except ConnectionRefusedError:
                pass
            if time.perf_counter() > deadline:
                raise BenchError(f"{Path(self.command[0]).name} did not answer {path} in {patience:.0f} s: {self.last_words()}")
            time.sleep(0.001)

    def seconds_to_first_page(self) -> float:
        """Time from the start of the process to the first answered sign-in page."""
        begin = time.perf_counter()
        Process.start(self)
        self.wait_until_up("/health/live")
        self.wait_until_up("/login")
        return time.perf_counter() - begin

    def page_request(self) -> bytes:
        return self.visitor.get(self.page)

    def page_size(self, says: str, ask: "Ask | None" = None) -> int:
        """Bytes of the page's answer, or of another, after a look at whether it is the right one."""
        ask = ask or Ask(self.page, self.visitor.headers())
        with Connection(self.port) as connection:
            answer = connection.ask(ask.raw())
        if answer.status != 200 or says.encode() not in answer.body:
            raise BenchError(f"{ask.method} {ask.path} answered {answer.status} without {says!r}")
        return answer.size

    def load(self, seconds: int, says: str, cookies: Path | None = None, ask: "Ask | None" = None) -> Load:
        ask = ask or Ask(self.page, self.visitor.headers())
        size = self.page_size(says, ask)
        self.forget_log()
        url = f"http://127.0.0.1:{self.port}{ask.path}"
        return saturate(self, url, ask.headers, size, seconds, cookies, ask.post)


@dataclass
class Ask:
    """A request other than for the page: a GET, or a POST of what a file holds."""

    path: str
    headers: dict[str, str]
    post: Path | None = None

    @property
    def method(self) -> str:
        return "POST" if self.post else "GET"

    def raw(self) -> bytes:
        return request(self.method, self.path, self.headers, self.post.read_bytes() if self.post else b"")


class Doorward(Server):
    page = "/private"

    def __init__(self, binary: Path, directory: Path, secret: str, database: str | None = None):
        directory.mkdir(exist_ok=True)
        self.database = directory / "bench.db"
        port = free_port()
        super().__init__([binary], directory, clean_environment(
            ROCKET_PORT=str(port), ROCKET_ADDRESS="127.0.0.1", DOORWARD_SECRET_KEY=secret, DOORWARD_THROTTLE="false",
            DOORWARD_DATABASE_URL=database or f"sqlite://{self.database}", DOORWARD_ACCESS_TOKEN_LIFETIME="3600",
        ), port)

    def start(self) -> None:
        super().start()
        self.wait_until_up("/health/ready")


class Plain(Server):
    def __init__(self, binary: Path, directory: Path):
        port = free_port()
        super().__init__([binary], directory, clean_environment(ROCKET_PORT=str(port), ROCKET_ADDRESS="127.0.0.1"), port)

    def start(self) -> None:
        super().start()
        self.wait_until_up("/")


class Django(Server):
    """The Django peer under gunicorn, two workers of four threads, signed in as its superuser."""

    page = "/page/private/"
    sign_in_page = "/page/login/"

    def __init__(self, directory: Path):
        directory.mkdir(exist_ok=True)
        port = free_port()
        super().__init__([PEER, "serve"], directory, clean_environment(
            PORT=str(port), WORKERS="2", THREADS="4", CLASS="gthread", PEER_STATE=str(directory), PEER_THROTTLE="0",
            PEER_ACCESS_S="3600",
        ), port)

    def start(self) -> None:
        print("preparing the Django peer", flush=True)
        setup = subprocess.run([*self.command[:1], "setup"], cwd=self.directory, env=self.environment,
                               stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if setup.returncode != 0:
            raise BenchError(f"the Django peer could not be set up: {setup.stderr[-300:]}")
        super().start()
        self.wait_until_up(self.sign_in_page)
        self.visitor.cookies = self._sign_in()

    def _sign_in(self) -> dict[str, str]:
        with Connection(self.port) as connection:
            page = connection.ask(self.visitor.get(self.sign_in_page))
            hidden = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page.body)
            fields = {"csrfmiddlewaretoken": hidden[1].decode() if hidden else "",
                      "username": "admin", "password": "Adm1n-pass-phrase"}
            headers = self.visitor.headers(page.cookies) | {"Content-Type": "application/x-www-form-urlencoded"}
            answer = connection.ask(request("POST", self.sign_in_page, headers, form(fields)))
        if answer.status != 302 or "access_token" not in answer.cookies:
            raise BenchError(f"the Django peer answered its sign-in with {answer.status}")
        return {name: answer.cookies[name] for name in ("access_token", "refresh_token")}


class Postgres(Process):
    """A throw-away cluster; the server refuses to run as root, so root lends it to the user postgres."""

    def __init__(self, tools: Path, directory: Path):
        self.tools, self.port, self.password = tools, free_port(), secrets.token_hex(16)
        super().__init__([tools / "postgres", "-D", directory / "data", "-p", self.port, "-c", "listen_addresses=127.0.0.1",
                          "-c", "unix_socket_directories="], directory, user="postgres" if os.geteuid() == 0 else None)
        self.url = f"postgres://bench:{self.password}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        owner = {"user": self.user, "group": self.user, "extra_groups": []} if self.user else {}
        secret = self.directory / "password"
        secret.touch(0o600)
        secret.write_text(self.password)
        if self.user:
            shutil.chown(self.directory, self.user, self.user)
            shutil.chown(secret, self.user, self.user)
        made = subprocess.run([self.tools / "initdb", "-D", self.directory / "data", "-U", "bench", "-A", "scram-sha-256",
                               f"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync"],
                              cwd=self.directory, capture_output=True, text=True, **owner)
        if made.returncode != 0:
            raise BenchError(f"initdb failed: {made.stderr[-300:]}")
        super().start()
        deadline = time.perf_counter() + 20
        while "ready to accept connections" not in self.log.read_text():
            self.check_alive()
            if time.perf_counter() > deadline:
                raise BenchError(f"PostgreSQL did not start: {self.last_words()}")
            time.sleep(0.05)

    def stop(self, polite: signal.Signals = signal.SIGINT, patience: float = 10) -> None:
        super().stop(polite, patience)


def postgres_tools() -> Path | None:
    """The directory of PostgreSQL's programs: the newest of Debian's, or what the path has."""
    found = sorted(glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: float(Path(path).parts[4]))
    tool = found[-1] if found else shutil.which("initdb")
    return Path(tool).parent if tool else None
