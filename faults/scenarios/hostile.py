"""Forms and addresses that nobody types."""

from collections.abc import Iterator

from faults import hostile
from faults.client import Answer, Away, Visitor, address
from faults.figures import Figure, at_least, none_of, within
from faults.stage import Stage

TITLE = "hostile input"
DEADLINE = 240
FORMS_AND_QUERIES, SLOWEST = 350, 5


def run(stage: Stage) -> Iterator[Figure]:
    with stage.site(worker=False) as site:
        form = Visitor(site.port, address(0))
        asked = list(hostile.requests(form.form()))
        answers, unanswered = [], []
        for number, request in enumerate(asked):
            try:
                answers.append((request, _ask(site.port, number, form.cookies, request)))
            except Away:
                unanswered.append(request)
        failed = [request for request, answer in answers if answer.status >= 500]
        reflected = [request for request, answer in answers if hostile.MARKUP.encode() in answer.body]
        (stage.logs / "failed.txt").write_text(
            "".join(f"{request.what}\n" for request in [*failed, *reflected, *unanswered])
        )
    yield at_least("forms and queries", len(asked), FORMS_AND_QUERIES)
    yield none_of("answers of 500 or above", len(failed))
    yield none_of("without an answer", len(unanswered))
    yield none_of("reflected unescaped", len(reflected))
    yield within("the slowest", max(answer.seconds for _, answer in answers), SLOWEST)


def _ask(port: int, number: int, cookies: dict[str, str], request: hostile.Request) -> Answer:
    """From another address each time, so that no limit answers instead."""
    visitor = Visitor(port, address(number), dict(cookies))
    return visitor.request(request.method, request.path, request.body, Content_Type=request.content_type)
