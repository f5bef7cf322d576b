"""The way from the home page to a question sent: on a narrow screen, without script, each tap counted."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from faults.figures import Figure, NotRun
from tests.machine import CHROMIUM_ARGUMENTS, find_chromium

TOWN = "Leeds"
# By their headings.
CHOICES = {
    "Music therapy": ("Weekly", "More than once a week"),
    "Led by": ("HCPC-registered music therapist",),
    "Carries on in aftercare": ("Group", "One to one"),
}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "is_mobile": True,
    "has_touch": True,
    "java_script_enabled": False,
}
# The line and the processor that Lighthouse takes for a slow phone: 1.6 Mbit/s down, 150 ms there and back.
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_638_400 / 8,
    "uploadThroughput": 768_000 / 8,
}
SLOWER = 4
QUESTION = "Could my brother bring his trumpet?"


@dataclass
class Spent:
    """What a part of the way came to."""

    taps: int = 0
    fields: int = 0
    pages: int = 0
    bytes: float = 0
    seconds: float = 0

    def __str__(self) -> str:
        return (
            f"taps {self.taps}, fields {self.fields}, pages {self.pages}, {self.bytes:,.0f} bytes, "
            f"{self.seconds:.1f} s"
        )


class Visitor:
    """A window in which everything done is counted in `spent`."""

    def __init__(self, page: Page):
        self.page, self.spent = page, Spent()
        line = page.context.new_cdp_session(page)
        line.on("Network.loadingFinished", self._came)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def _came(self, event: dict) -> None:
        self.spent.bytes += event["encodedDataLength"]

    def open(self, address: str) -> None:
        self._load(lambda: self.page.goto(address))

    def follow(self, target: Locator) -> None:
        """Tap what leads to another page."""

        def lead_on() -> None:
            with self.page.expect_navigation():
                self.tap(target)

        self._load(lead_on)

    def _load(self, lead_on: Callable[[], object]) -> None:
        begun = time.monotonic()
        lead_on()
        self.spent.seconds += time.monotonic() - begun
        self.spent.pages += 1

    def tap(self, target: Locator) -> None:
        target.tap()
        self.spent.taps += 1

    def type(self, label: str, words: str) -> None:
        """One tap into the field, and the words."""
        field = self.page.get_by_label(label, exact=True)
        self.tap(field)
        field.fill(words)
        self.spent.fields += 1

    def link(self, name: str | re.Pattern) -> Locator:
        return self.page.get_by_role("link", name=name).first

    def button(self, name: str | re.Pattern) -> Locator:
        return self.page.get_by_role("button", name=name).first

    def sees(self, words: str) -> None:
        """Raises RuntimeError if the page says nothing that fits `words`."""
        if not re.search(words, self.page.get_by_role("main").inner_text()):
            raise RuntimeError(f"{self.page.url} does not say “{words}”")


def search(visitor: Visitor) -> None:
    """From the home page to the programmes near a town that are what is looked for."""
    visitor.open("/")
    visitor.type("Town or postcode", TOWN)
    visitor.follow(visitor.button("Find programmes"))
    visitor.tap(visitor.page.locator("summary").get_by_text(re.compile("^Narrow it down")))
    for heading, choices in CHOICES.items():
        boxes = visitor.page.get_by_role("group", name=heading, exact=True)
        for choice in choices:
            visitor.tap(boxes.get_by_role("checkbox", name=re.compile(f"^{choice}")))
    visitor.follow(visitor.button("Show programmes"))
    visitor.sees(rf"(?<!\d)([2-9]|\d\d+) programmes within 50 miles of {TOWN}")


def compare(visitor: Visitor) -> None:
    """The first two of them side by side, by way of the shortlist."""
    visitor.follow(visitor.button("Add to my shortlist"))
    visitor.follow(visitor.link("Back to where you were"))
    visitor.follow(visitor.page.get_by_role("button", name="Add to my shortlist").nth(1))
    visitor.follow(visitor.button("Compare the ticked ones"))
    visitor.sees("Compare 2 programmes")


def print_out(visitor: Visitor) -> None:
    """The questions that one of them leaves open, on paper."""
    visitor.follow(visitor.link("A page to print and fill in"))
    visitor.sees("Questions to ask")
    if b"/Type /Page" not in visitor.page.pdf(format="A4"):
        raise RuntimeError("the questions cannot be printed")


def ask(visitor: Visitor) -> None:
    """The same questions, asked by us."""
    visitor.follow(visitor.link("let us ask them for you"))
    visitor.tap(visitor.page.get_by_label("Someone in my family, or a friend"))
    visitor.type("E-mail", "visitor@example.org")
    visitor.type("Your question", QUESTION)
    visitor.tap(visitor.page.get_by_role("checkbox", name=re.compile("I agree")))
    visitor.follow(visitor.button("Send my question"))
    visitor.sees(r"Your reference is \S+")


# With the most taps that each may take.
STEPS = {"search": (search, 10), "compare": (compare, 5), "print": (print_out, 1), "ask": (ask, 6)}


def walk(browser: Browser, address: str) -> dict[str, Spent]:
    """What each part of the way took, by its name. Raises what stopped the visitor."""
    spent = {}
    with browser.new_context(base_url=address, **PHONE) as context:
        visitor = Visitor(context.new_page())
        for name, (step, _most) in STEPS.items():
            step(visitor)
            spent[name], visitor.spent = visitor.spent, Spent()
    return spent


def measure(address: str) -> tuple[list[Figure], list[str]]:
    """A figure for each part of the way and for all of it; what stopped it. Raises NotRun without a browser."""
    program = find_chromium()
    if not program:
        raise NotRun("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        spent = walk(browser, address)
        browser.close()
    most = {name: most for name, (_step, most) in STEPS.items()}
    return [
        *(_figure(name, one, most[name]) for name, one in spent.items()),
        _figure("all of it", _sum([*spent.values()]), sum(most.values())),
    ], []


def _sum(parts: list[Spent]) -> Spent:
    return Spent(**{name: sum(getattr(part, name) for part in parts) for name in vars(Spent())})


def _figure(name: str, spent: Spent, most: int) -> Figure:
    return Figure(name, f"at most {most} taps", str(spent), spent.taps <= most)
