"""Starts the servers that pages are measured on, all on one core, the load tool being on the other."""

import http.client
import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import _running
from _setup import ROOT

SITE = "recovery_site.wsgi:application"
# What the servers of the last run said, the lines of their logs too.
SAID = ROOT / "var" / "bench" / "servers.log"
# Seconds that the first page may take: the index is built for it.
PATIENCE = 180


def on_core(last: bool) -> list[str]:
    """What to put before a command to keep it on the first core, or on the last one; nothing where that is not possible."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(cores) < 2 or not shutil.which("taskset"):
        return []
    return ["taskset", "--cpu-list", str(cores[-1 if last else 0])]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def granian(application: str, settings: str, **environment: str) -> Iterator[int]:
    """Serve an application as bin/serve does, and give the port."""
    port = free_port()
    command = [*_running.commands(port)[_running.SITE][:-1], application]
    with _running_process(command, {"DJANGO_SETTINGS_MODULE": settings, **environment}) as process:
        if _running.wait_until_up({_running.SITE: process}, port):
            raise SystemExit(f"The server for {application} did not start: see {SAID.relative_to(ROOT)}.")
        yield port


@contextmanager
def nginx(folder: Path, headers: Mapping[str, str], body: bytes) -> Iterator[int]:
    """Serve the same bytes from a file, with one worker and a log in memory's reach; needs nginx on PATH."""
    port = free_port()
    (folder / "page").write_bytes(body)
    told = "".join(f"add_header {name} {json.dumps(value)};\n" for name, value in headers.items())
    (folder / "nginx.conf").write_text(CONFIG.format(folder=folder, port=port, told=told))
    # Its worker is another user where root starts it.
    folder.chmod(0o755)
    (folder / "page").chmod(0o644)
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors.log")]
    with _running_process(command, {}) as process:
        if _running.wait_until_up({_running.SITE: process}, port):
            raise SystemExit(f"nginx did not start: see {SAID.relative_to(ROOT)}.")
        yield port


CONFIG = """
daemon off; worker_processes 1; pid {folder}/nginx.pid;
events {{ worker_connections 256; }}
http {{
  access_log {folder}/access.log combined buffer=64k; keepalive_requests 100000000; sendfile on; open_file_cache max=10;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port};
    location / {{ default_type text/html; root {folder}; try_files /page =404; {told} }}
  }}
}}
"""


@contextmanager
def _running_process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    with SAID.open("a") as said:
        process = subprocess.Popen(
            [*on_core(last=False), *command],
            env=os.environ | environment,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _running.stop_all({command[0]: process})


def fetch(port: int, path: str, host: str = "127.0.0.1") -> tuple[dict[str, str], bytes]:
    """Headers and body of a page, in brotli as a browser has it. Raises SystemExit unless it is a 200."""
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise SystemExit(f"The page {path} answered {answer.status}: nothing was measured.")
    return dict(answer.getheaders()), body
