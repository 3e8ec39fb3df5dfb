"""Hooks for schemathesis: who it is, what it may not break, and a good request now and then.

TEST_ORIGIN, TEST_NAME and TEST_PASSWORD lead to a superuser; with TEST_SIGNED_IN every request is
theirs, without it nobody's. Which statuses each operation answered with is in seen.json at the end.
"""

import atexit
import itertools
import json
import os
import urllib.request

import schemathesis

ORIGIN = os.environ["TEST_ORIGIN"]
NAME = os.environ["TEST_NAME"]
PASSWORD = os.environ["TEST_PASSWORD"]
SIGNED_IN = "TEST_SIGNED_IN" in os.environ

numbers = itertools.count(1)
seen = {}


def ask(path, body=None, token=None):
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(ORIGIN + path, data, headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def sign_in():
    return ask("/api/token/", {"username": NAME, "password": PASSWORD})


def somebody():
    """Fields of an account that is not there yet."""
    name = f"somebody{next(numbers)}"
    return {"username": name, "email": f"{name}@example.org", "password": PASSWORD}


def replacement():
    new = somebody()
    del new["password"]
    return new


def refresh():
    return {"refresh": sign_in()["refresh"]}


# What no generator comes upon: names that are free, passwords that every rule accepts, tokens.
GOOD = {
    "POST /api/register/": somebody,
    "POST /api/users/": somebody,
    "PUT /api/users/{id}/": replacement,
    "PATCH /api/users/{id}/": replacement,
    "PATCH /api/me/": lambda: {"first_name": "Ada"},
    "PUT /api/me/": lambda: {"last_name": "Lovelace"},
    "POST /api/me/password/": lambda: {"old_password": PASSWORD, "password": PASSWORD},
    "POST /api/token/": lambda: {"username": NAME, "password": PASSWORD},
    "POST /api/token/refresh/": refresh,
    "POST /api/token/blacklist/": refresh,
    "POST /api/token/verify/": lambda: {"token": sign_in()["access"]},
}


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = f"{case.method.upper()} {case.operation.path}"
    good = next(numbers) % 4 == 0
    if good and operation in GOOD:
        case.body = GOOD[operation]()
        case.media_type = "application/json"
        case.headers.pop("Content-Type", None)
    if case.operation.path == "/api/users/{id}/" and case.method.upper() != "GET":
        # Whoever works here is not to lose their rights on the way.
        if good or str((case.path_parameters or {}).get("id")) == OWN:
            case.path_parameters = {"id": ask("/api/register/", somebody())["id"]}
        if good:
            case.headers.pop("If-Match", None)


@schemathesis.hook
def after_call(context, case, response):
    statuses = seen.setdefault(f"{case.method.upper()} {case.operation.path}", {})
    statuses[response.status_code] = statuses.get(response.status_code, 0) + 1


@atexit.register
def tell():
    with open("seen.json", "w", encoding="utf-8") as file:
        json.dump(seen, file)


OWN = str(ask("/api/me/", token=sign_in()["access"])["id"])

if SIGNED_IN:
    # Sessions end while sessions are tried: after a 401 this signs in anew.
    @schemathesis.auth()
    class Bearer:
        def get(self, case, context):
            return sign_in()["access"]

        def set(self, case, data, context):
            case.headers["Authorization"] = f"Bearer {data}"
