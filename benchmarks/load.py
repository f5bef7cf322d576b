"""Asks a server as fast as it answers, from the other core: with wrk, else with a small loop of our own.

As a program, `python -m benchmarks.load PORT SECONDS PATH…` is that loop, and prints requests a second.
"""

import re
import selectors
import shutil
import socket
import subprocess
import sys
import tempfile
from itertools import cycle
from time import monotonic

from benchmarks.serving import on_core

CONNECTIONS = 8
LUA = """
local paths = {{ {paths} }}
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[n % #paths + 1], {{ ["Accept-Encoding"] = "br" }})
end
"""


def tool() -> str:
    return "wrk" if shutil.which("wrk") else "a loop in Python"


def rate(port: int, paths: list[str], seconds: int) -> float:
    """Requests answered a second. Raises SystemExit if any answer is not a 200."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        command = _wrk(script, port, paths, seconds) if shutil.which("wrk") else _own(port, paths, seconds)
        done = subprocess.run([*on_core(last=True), *command], capture_output=True, text=True)
    told = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if done.returncode or not told or "Non-2xx" in done.stdout:
        raise SystemExit(f"The load on {paths[0]} failed: {(done.stderr or done.stdout).strip()[-300:]}")
    if not float(told[1]):
        raise SystemExit(
            f"Nothing on {paths[0]} was answered within {seconds} seconds: the machine is too busy."
        )
    return float(told[1])


def _wrk(script, port: int, paths: list[str], seconds: int) -> list[str]:
    script.write(LUA.format(paths=", ".join(f'"{path}"' for path in paths)))
    script.flush()
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s", script.name]
    return ["wrk", *options, f"http://127.0.0.1:{port}"]


def _own(port: int, paths: list[str], seconds: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.load", str(port), str(seconds), *paths]


def _ask(connection: socket.socket, path: str) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n"
    connection.sendall(head.encode())


def _read(connection: socket.socket) -> None:
    """One whole answer; raises SystemExit unless it is a 200 that says its length."""
    held = connection.recv(65536)
    while b"\r\n\r\n" not in held:
        held += connection.recv(65536)
    head, _, body = held.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    if b" 200 " not in head.partition(b"\r\n")[0] or not length:
        raise SystemExit(head.decode(errors="replace")[:200])
    left = int(length[1]) - len(body)
    while left > 0:
        left -= len(connection.recv(65536))


def main(port: int, seconds: int, paths: list[str]) -> None:
    waiting, following, answered = selectors.DefaultSelector(), cycle(paths), 0
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", port))
        waiting.register(connection, selectors.EVENT_READ, connection)
        _ask(connection, next(following))
    began = monotonic()
    while monotonic() < began + seconds:
        for key, _ in waiting.select():
            _read(key.data)
            answered += 1
            _ask(key.data, next(following))
    print(f"Requests/sec: {answered / (monotonic() - began):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
