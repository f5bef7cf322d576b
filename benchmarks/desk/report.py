"""docs/desk-speed.md: what took more than twice as long with many programmes, then every page."""

from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import engines
from benchmarks.desk.asking import Page
from benchmarks.report import machine, table, warning

GOAL = 2.0
SHOWN = 12
HEAD = (Path(__file__).parent / "how.md").read_text(encoding="utf-8")


@dataclass
class Run:
    """Pages by engine; engines that were not run, with the reason; the least share of a core that it got."""

    sizes: list[int]
    pages: dict[str, list[Page]] = field(default_factory=dict)
    not_run: dict[str, str] = field(default_factory=dict)
    share: float = 1.0


def write(run: Run) -> str:
    """The whole page, in Markdown."""
    parts = [HEAD.strip(), machine(), warning(run.share)]
    for engine, pages in run.pages.items():
        parts += [f"## {engines.NAMES[engine]}", _verdict(pages), _rows(run, pages)]
    parts += [f"{engines.NAMES[engine]} was not measured: {why}." for engine, why in run.not_run.items()]
    return "\n\n".join(part for part in parts if part) + "\n"


def slowest(run: Run) -> str:
    """For the terminal: on each engine the pages that grow most."""
    return "\n\n".join(
        f"{engines.NAMES[engine]}: {_verdict(pages)}\n{_rows(run, _by_growth(pages)[:SHOWN])}"
        for engine, pages in run.pages.items()
    )


def _by_growth(pages: list[Page]) -> list[Page]:
    return sorted(pages, key=lambda page: page.many / page.few, reverse=True)


def _verdict(pages: list[Page]) -> str:
    over = [page for page in pages if page.many > GOAL * page.few]
    changed = [page for page in pages if page.many_changed > GOAL * page.few_changed]
    return f"Of {len(pages)} pages {len(over)} take more than twice as long; asked for first after a change, {len(changed)}."


def _rows(run: Run, pages: list[Page]) -> str:
    few, many = (f"{size:,}" for size in run.sizes)
    head = ["page", few, many, "ratio", f"changed, {few}", f"changed, {many}", "ratio"]
    return table(head, [_row(page) for page in _by_growth(pages)])


def _row(page: Page) -> list[str]:
    return [
        page.name.replace("|", "/"),
        *_three(page.few, page.many),
        *_three(page.few_changed, page.many_changed),
    ]


def _three(few: float, many: float) -> list[str]:
    ratio = f"{many / few:.1f}"
    return [f"{few * 1000:.0f}", f"{many * 1000:.0f}", f"**{ratio}**" if many > GOAL * few else ratio]
