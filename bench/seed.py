"""A database with many users: the rows that the server made itself are copied over and over, with new names.

The columns are read from the database, so that this file need not follow every migration.
"""

import base64
import hashlib
import hmac
import json
import random
import secrets
import sqlite3
import uuid
from pathlib import Path

from client import ACCESS, USER, cookie_header
from machine import BenchError

USERS_PER_SESSION = 10


class Seeded:
    """Fills a stopped server's database up to `users` people, and then knows cookies of people all over it."""

    def __init__(self, database: Path, users: int):
        self.connection = sqlite3.connect(database, isolation_level=None)
        try:
            self.connection.execute("PRAGMA synchronous = OFF")
            self.connection.execute("PRAGMA cache_size = -400000")
            self.connection.create_function("fresh_uuid", 0, lambda: str(uuid.uuid4()))
            self.connection.execute("BEGIN IMMEDIATE")
            self.first = self._copy_users(users)
            self._copy_sessions()
            self.connection.execute("COMMIT")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.sessions = self.connection.execute("SELECT id, user_id FROM sessions").fetchall()
        finally:
            self.connection.close()

    def _copy_users(self, users: int) -> int:
        pattern = self._only_row("users", "username", USER)
        values = {column: self._value("users", column, pattern) for column in pattern}
        for column in values:
            if column == "id":
                values[column] = ":id + n"
            elif column.startswith(("username", "email")):
                values[column] = "printf('copy%07d', n)" + ("" if column.startswith("username") else " || '@example.com'")
        self._insert("users", pattern, values, "numbers", f"WITH RECURSIVE numbers(n) AS "
                     f"(SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {users - 1})")
        return pattern["id"]

    def _copy_sessions(self) -> None:
        pattern = self._only_row("sessions", "user_id", self.first)
        values = {column: self._value("sessions", column, pattern) for column in pattern}
        values |= {"id": _fresh("id", pattern["id"]), "user_id": "n"}
        people = f"(SELECT id AS n FROM users WHERE id > {self.first} AND id % {USERS_PER_SESSION} = 0)"
        self._insert("sessions", pattern, values, people)

    def _insert(self, table: str, pattern: dict, values: dict[str, str], source: str, before: str = "") -> None:
        columns = ", ".join(f'"{column}"' for column in values)
        self.connection.execute(
            f'INSERT INTO {table} ({columns}) {before} SELECT {", ".join(values.values())} FROM {source}', pattern)

    def _only_row(self, table: str, key: str, wanted) -> dict:
        found = self.connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (wanted,))
        names, rows = [column[0] for column in found.description], found.fetchall()
        if len(rows) != 1:
            raise BenchError(f"{len(rows)} rows in {table} where one was expected as the pattern of the copies")
        return dict(zip(names, rows[0]))

    def _value(self, table: str, column: str, pattern: dict) -> str:
        """SQL for a copy's value: the pattern's own, or one of the same shape where the column is unique."""
        unique = pattern[column] is not None and column in self._unique_columns(table)
        return _fresh(column, pattern[column]) if unique else f":{column}"

    def _unique_columns(self, table: str) -> set[str]:
        return {row[0] for row in self.connection.execute(
            "SELECT info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info "
            "WHERE list.\"unique\"", (table,))}

    def cookies(self, token: str, secret: str, issuer: str, people: int) -> list[str]:
        """Cookie headers of people spread over the table: copies of an access token, signed with the server's key."""
        key = secret.encode()
        header, claims, signature = token.split(".")
        if _signature(f"{header}.{claims}", key) != signature:
            raise BenchError("the access token is not signed as HS256 with secret_key")
        own = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
        ids = {_as_claim(id, own["sid"]): user for id, user in self.sessions}
        if ids.pop(own["sid"], None) != self.first:
            raise BenchError("the claim sid is not the text of sessions.id")
        chosen = random.Random(7).sample(sorted(ids), min(people, len(ids)))
        return [cookie_header({ACCESS: self._signed(header, own | {
            "sid": sid, "user_id": str(ids[sid]), "iss": issuer, "jti": secrets.token_hex(16),
        }, key)}) for sid in chosen]

    @staticmethod
    def _signed(header: str, claims: dict, key: bytes) -> str:
        text = f"{header}.{_base64(json.dumps(claims, separators=(',', ':')).encode())}"
        return f"{text}.{_signature(text, key)}"


def _fresh(column: str, sample) -> str:
    """SQL for another value of the sample's shape."""
    if isinstance(sample, bytes):
        return f"randomblob({len(sample)})"
    if isinstance(sample, str) and len(sample) == 36 and sample.count("-") == 4:
        return "fresh_uuid()"
    if isinstance(sample, str):
        return f"substr(lower(hex(randomblob({len(sample)}))), 1, {len(sample)})"
    return f":{column} + n"


def _as_claim(id, sample: str) -> str:
    """How an id of the table is written in a token: a blob as hexadecimal or as a UUID, anything else as its text."""
    if not isinstance(id, bytes):
        return str(id)
    return str(uuid.UUID(bytes=id)) if "-" in sample else id.hex()


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _signature(text: str, key: bytes) -> str:
    return _base64(hmac.new(key, text.encode(), hashlib.sha256).digest())
