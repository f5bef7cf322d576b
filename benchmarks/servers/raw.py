"""The server's raw bytes: one finished answer, of the file named by BENCH_ANSWER, to whatever is asked."""

import json
import os
from pathlib import Path

_answer = Path(os.environ["BENCH_ANSWER"])
BODY = _answer.read_bytes()
HEADERS = [tuple(pair) for pair in json.loads(_answer.with_suffix(".json").read_text())]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return [BODY]
