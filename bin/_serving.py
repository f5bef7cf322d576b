"""bin/serve before the packages are there: reads the options, makes .venv and var/, hands on to _site.py."""

import argparse
import os
import socket
import sys

from _local import ensure_local, follow_port
from _setup import PYTHON, ROOT, ensure_packages
from _working import one_sentence

VAR = ROOT / "var"


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/serve", description="Serve the site on this machine.")
    parser.add_argument(
        "--port", type=int, default=8000, metavar="N", help="port on 127.0.0.1 (default 8000)"
    )
    data = parser.add_mutually_exclusive_group()
    data.add_argument("--demo", action="store_true", help="fill even a database named by DATABASE_URL")
    data.add_argument("--empty", action="store_true", help="leave a new database without demonstration data")
    return parser.parse_args(arguments)


def check_port(port: int) -> None:
    """Stop with a sentence if `port` cannot be served from."""
    if not 0 < port < 65536:
        raise SystemExit(f"There is no port {port}: choose one from 1024 to 65535 with --port.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise SystemExit(
                f"Port {port} needs more rights than you have: choose one from 1024 up with --port."
            ) from None
        except OSError:
            raise SystemExit(
                f"Port {port} is taken: stop what uses it, or choose another with --port."
            ) from None


def main() -> None:
    options = parse()
    os.chdir(ROOT)
    with one_sentence(VAR / "error.log"):
        check_port(options.port)
        ensure_packages("requirements.txt")
        # Whatever is made from here on is private: it can hold what visitors wrote.
        os.umask(0o077)
        ensure_local(VAR, options.port)
        follow_port(VAR, options.port)
        sys.stdout.flush()
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "bin" / "_site.py"), *sys.argv[1:]])
