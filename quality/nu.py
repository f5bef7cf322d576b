"""The Nu HTML checker over every page that was read."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from faults.figures import Figure, NotRun, none_of
from quality.crawl import Found

# So many pages with a query: they differ in what is chosen, not in what they are made of.
WITH_QUERY = 60


def check(found: Found, modules: Path, folder: Path) -> tuple[list[Figure], list[str]]:
    """Figures, and each error with the page that has it. Raises NotRun where there is no Java or no checker."""
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not shutil.which("java"):
        raise NotRun("there is no Java on this machine")
    if not jar.exists():
        raise NotRun("the npm package vnu-jar is not there")
    names = _write(found, folder)
    said = subprocess.run(
        ["java", "-Xss2m", "-jar", jar, "--format", "json", "--exit-zero-always", *names], capture_output=True
    )
    messages = json.loads(said.stderr)["messages"]
    errors = [*_sentences(messages, names, {"error", "non-document-error"})]
    warnings = [*_sentences(messages, names, {"info"})]
    return [
        none_of(f"kinds of error on {len(names):,} pages", len(errors)),
        none_of("kinds of warning", len(warnings)),
    ], errors + warnings


def _write(found: Found, folder: Path) -> dict[str, str]:
    """A file for each page; gives the page's path by the file's."""
    pages = [page for page in found.pages.values() if page.is_html and page.status == 200]
    plain = [page for page in pages if "?" not in page.path]
    names = {}
    for number, page in enumerate(plain + [page for page in pages if "?" in page.path][:WITH_QUERY]):
        file = folder / f"{number}.html"
        file.write_text(page.text, encoding="utf-8")
        names[str(file)] = page.path
    return names


def _sentences(messages: list[dict], names: dict[str, str], kinds: set[str]) -> Iterator[str]:
    """Each thing that is said once, with how often and where first."""
    said: dict[str, list[str]] = {}
    for message in messages:
        if message["type"] in kinds:
            path = names.get(message.get("url", "").removeprefix("file:"), "?")
            said.setdefault(message["message"], []).append(f"{path}, line {message.get('lastLine', '?')}")
    for sentence, places in said.items():
        yield f"{sentence} ({len(places):,} times, first on {places[0]})"
