"""Fills one database and then answers, page by page, how long it took: python -m benchmarks.desk.asked SIZE.

Each line that comes in is a question in JSON, each line that goes out its answer. Whoever asks keeps two of these and
asks them in turns.
"""

import json
import logging
import sys
import warnings

import django


def say(answer: object) -> None:
    print(json.dumps(answer), flush=True)


def main(size: int) -> None:
    # As a server would be: what a check counts or a model warns of is no part of the time.
    warnings.simplefilter("ignore")
    django.setup()
    # A line for each page would only be in the way.
    logging.disable(logging.INFO)
    # The models are there only now.
    from benchmarks.desk.desk import Desk

    desk = Desk(size, lambda note: say({"note": note}))
    say({"pages": list(desk.pages)})
    for line in sys.stdin:
        question = json.loads(line)
        say(desk.ask(**question))


if __name__ == "__main__":
    main(int(sys.argv[1]))
