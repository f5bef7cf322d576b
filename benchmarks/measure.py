"""Measures one engine at one size, and writes the figures to a file: python -m benchmarks.measure.

DATABASE_URL names an empty database. Each size has a process of its own, so that none weighs on another.
"""

import argparse
import json
from pathlib import Path

import django

from benchmarks.names import PARTS


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.measure")
    parser.add_argument("--size", type=int, required=True)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--largest", action="store_true", help="measure also what is asked of one size alone")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    options = parse()
    django.setup()
    # The models are there only now.
    from benchmarks.figures import figures

    options.out.write_text(json.dumps(figures(options.size, options.only, options.largest), indent=1))


if __name__ == "__main__":
    main()
