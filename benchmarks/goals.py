"""The goals of the search, and which measured figure answers each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks import names
from benchmarks.timing import geometric_mean

# What one process measured at one size.
Figures = dict[str, Any]

SMALL, MIDDLE, LARGE = 2_000, 20_000, 100_000
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Goal:
    """`bounds` by number of programmes. At least them, or if `is_most` at most. `key` is its name among the reasons."""

    key: str
    what: str
    form: str
    bounds: dict[int, float]
    figure: Callable[[Figures], float | None]
    is_most: bool = False

    def is_met(self, size: int, figure: float) -> bool:
        return figure <= self.bounds[size] if self.is_most else figure >= self.bounds[size]

    def in_words(self, size: int) -> str:
        """The bound, such as "at least 400 times"."""
        return f"{'under' if self.is_most else 'at least'} {self.form.format(self.bounds[size])}"


def _ratios(found: Figures, peer: str) -> list[float]:
    """How many times the peer's time the index takes, question by question."""
    timed = found.get("search", {}).values()
    return [seconds[peer] / seconds[names.OURS] for seconds in timed if peer in seconds]


def _mean_ratio(peer: str) -> Callable[[Figures], float | None]:
    return lambda found: geometric_mean(ratios) if (ratios := _ratios(found, peer)) else None


def _worst_ratio(peer: str) -> Callable[[Figures], float | None]:
    return lambda found: min(_ratios(found, peer), default=None)


def _cold(found: Figures) -> float | None:
    return found["search"]["QT"][names.TUTORIAL] / found["cold"] if "cold" in found else None


def _admin(found: Figures) -> float | None:
    return found["admin"][names.ADMIN] / found["admin"][names.OURS] if "admin" in found else None


def _build_ratio(found: Figures) -> float | None:
    """Against the quickest of the four pages made the tutorial way."""
    if "facets" not in found or "search" not in found:
        return None
    return found["facets"] / min(seconds[names.TUTORIAL] for seconds in found["search"].values())


def _words(found: Figures) -> float | None:
    return sum(found["words"].values()) if "words" in found else None


def _rate_ratio(one: str, other: str) -> Callable[[Figures], float | None]:
    def ratio(found: Figures) -> float | None:
        rates = found.get("pages", {}).get("rates", {})
        return rates[one] / rates[other] if one in rates and other in rates else None

    return ratio


def _megabytes(index: str) -> Callable[[Figures], float | None]:
    return lambda found: found["memory"][index] / MEGABYTE if "memory" in found else None


def _nearest(found: Figures) -> float | None:
    return found["nearest"] * 1000 if "nearest" in found else None


def _million(found: Figures) -> float | None:
    """The slowest of the questions."""
    return max(found["million"].values()) * 1000 if "million" in found else None


def _all(small: float, middle: float, large: float) -> dict[int, float]:
    return {SMALL: small, MIDDLE: middle, LARGE: large}


TIMES, RATIO, SECONDS, MILLISECONDS, MEGABYTES = (
    "{:,.0f} times",
    "{:.2f}",
    "{:.2f} s",
    "{:.1f} ms",
    "{:.0f} MB",
)
GOALS = [
    Goal("tutorial", "Search against the tutorial approach, geometric mean of the four questions", TIMES,
         _all(400, 1_000, 1_500), _mean_ratio(names.TUTORIAL)),
    Goal("cold", "The same, QT alone with nothing remembered", TIMES, {LARGE: 500}, _cold),
    Goal("tantivy", "Search against Tantivy, geometric mean", "{:.1f} times",
         _all(7, 10, 12), _mean_ratio(names.TANTIVY)),
    Goal("tantivy-worst", "Search against Tantivy, worst question", "{:.1f} times",
         _all(3, 3, 4), _worst_ratio(names.TANTIVY)),
    Goal("duckdb", "Search against DuckDB, geometric mean", TIMES, _all(80, 80, 45), _mean_ratio(names.DUCKDB)),
    Goal("admin", "Search against the Django admin's facets, same single-value question", TIMES,
         {LARGE: 2_000}, _admin),
    Goal("build", "Facet index read and built, against one tutorial page", RATIO,
         _all(1, 1, 0.6), _build_ratio, is_most=True),
    Goal("words", "Word index read and built", SECONDS, _all(0.15, 1, 5), _words, is_most=True),
    Goal("uncached", "Uncached page against a bare Django view, requests a second", RATIO,
         _all(0.5, 0.45, 0.35), _rate_ratio(names.UNCACHED, names.BARE)),
    Goal("cached", "Cached page against the same server's raw bytes", RATIO,
         _all(0.9, 0.9, 0.9), _rate_ratio(names.CACHED, names.RAW)),
    Goal("nginx", "Cached page against nginx serving the same bytes", RATIO,
         _all(0.4, 0.4, 0.4), _rate_ratio(names.CACHED, names.NGINX)),
    Goal("facet-memory", "Facet index memory", MEGABYTES, {LARGE: 15}, _megabytes("facets"), is_most=True),
    Goal("word-memory", "Word index memory", MEGABYTES, {LARGE: 80}, _megabytes("words"), is_most=True),
    Goal("nearest", "Nearest within 50 miles, sorted, cold", MILLISECONDS, {LARGE: 12}, _nearest, is_most=True),
    Goal("million", "Bit sets of 1,000,000: all counts, slowest question", MILLISECONDS,
         {LARGE: 10}, _million, is_most=True),
]  # fmt: skip
