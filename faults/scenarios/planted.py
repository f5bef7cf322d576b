"""A word of its own in every field: nothing that is kept or sent may hold one in the clear."""

import secrets
from collections.abc import Iterator

from faults.client import NEW, Visitor, address, answers
from faults.figures import Figure, all_of, none_of
from faults.look import MARK
from faults.searching import search
from faults.site import Site
from faults.stage import Stage

TITLE = "tokens planted in every field"
DEADLINE = 120
VISITORS = 8
MAILED = 20
FIELDS = ("name", "email", "phone", "call_when", "message", "User-Agent", "Referer")


def run(stage: Stage) -> Iterator[Figure]:
    with stage.site() as site:
        tokens: list[str] = []
        stored = 0
        for number in range(VISITORS):
            planted = _planted(number)
            stored += _send(site, number, planted)
            tokens += (token.replace(" ", "") for token in planted.values())
        yield all_of("enquiries stored with them", stored, VISITORS)
        references = [reference for found in site.look("stored").values() for reference in found]
        site.wait_for_mail(set(references), MAILED)
        # What may stand there is looked for in the same way, so that a search which finds nothing is worth something.
        known = search(references, site, stage.logs)
        found = search(tokens, site, stage.logs)
    for place in ("a dump", "mails"):
        yield all_of(f"references, which may be read, found in {place}", known[place], VISITORS)
    for place, count in found.items():
        yield none_of(f"of {len(tokens)} tokens found in {place}", count)


def _planted(number: int) -> dict[str, str]:
    """A token for each field. Numbers in this range are kept for fiction (Ofcom)."""
    tokens = {field: f"zq{secrets.token_hex(8)}" for field in FIELDS}
    return tokens | {"phone": f"020 7946 0{900 + number}"}


def _send(site: Site, number: int, planted: dict[str, str]) -> bool:
    """Send it as it should not be, then as it should, then once more; gives whether it was taken."""
    visitor = Visitor(site.port, address(number))
    typed = {
        field: value
        for field, value in planted.items()
        if field in answers("") or field in ("phone", "call_when")
    }
    typed["email"] += "@example.org"
    typed["message"] = f"{MARK} {typed['message']}"
    form = visitor.form() | answers("") | typed
    visitor.post(form | {"email": planted["email"]})
    Visitor(site.port, address(number)).post(form)  # without the cookie
    headers = {"User_Agent": planted["User-Agent"], "Referer": f"http://127.0.0.1/{planted['Referer']}"}
    visitor.request("GET", f"{NEW}?programme={planted['Referer']}", b"", **headers)
    visitor.request("GET", f"/programmes/?q={planted['Referer']}", b"", **headers)
    answer = visitor.post(form)
    visitor.post(form)
    return answer.is_success
