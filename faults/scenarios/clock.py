"""The clock of the site is a day off, either way, or the hour changes under it."""

from collections.abc import Iterator

from faults.client import Visitor, address, answers
from faults.clock import shifted
from faults.figures import Figure, all_of
from faults.look import MARK
from faults.processes import run_command
from faults.site import Site
from faults.stage import Stage

TITLE = "clock one day off; the hour changes"
DEADLINE = 180
# A visitor who has more than one question; fewer than any limit.
EACH = 4
CLOCKS = {
    "a day behind": "-1d",
    "a day ahead": "+1d",
    "as summer time begins": "@2027-03-28 00:59:57",
    "as summer time ends": "@2027-10-31 00:59:57",
}


def run(stage: Stage) -> Iterator[Figure]:
    shifted("+0d")
    with stage.site(worker=False) as site:
        visitor = Visitor(site.port, address(0))
        # Fetched before the clock moves, as by somebody who writes for a while.
        forms = [visitor.form() for _ in range(len(CLOCKS) * EACH)]
        for number, (name, clock) in enumerate(CLOCKS.items()):
            site.restart_web(**shifted(clock))
            mine = forms[number * EACH : (number + 1) * EACH]
            yield all_of(f"{name}: told of success", _post(site, visitor, name, mine), EACH)
        sent = site.look("stored")
        for by in ("-1d", "+1d"):
            command = ["manage.py", "erase_expired"]
            run_command(command, site.environment | shifted(by), stage.logs / "erasing.log")
        yield all_of("still there after erasing with a clock a day off", len(site.look("stored")), len(sent))


def _post(site: Site, visitor: Visitor, name: str, forms: list[dict[str, str]]) -> int:
    """Half of them from the form that was fetched before, half from a new one."""
    told = []
    for number, form in enumerate(forms):
        held = form if number % 2 else visitor.form()
        told.append(visitor.post(held | answers(f"{MARK} {name} {number}")))
    return sum(answer.is_success for answer in told)
