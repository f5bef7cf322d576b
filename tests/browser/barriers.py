"""What axe-core has against a page, at each width and in each dress of colours.

It finds what a machine can: names, roles, contrast, order of headings. That a page makes sense it cannot tell.
"""

from typing import NamedTuple

from axe_playwright_python.base import AXE_SCRIPT

# Preloading copies style sheets into the page, which the security policy refuses.
OPTIONS: dict = {"resultTypes": ["violations"], "preload": False}
RUN = "async ([within, options]) => (await axe.run(within, options)).violations"


class View(NamedTuple):
    width: int
    scheme: str = "light"
    forced: str = "none"

    def show(self, page) -> None:
        """As this screen has the page, once whatever moves has come to rest."""
        page.emulate_media(color_scheme=self.scheme, forced_colors=self.forced, reduced_motion="reduce")
        page.set_viewport_size({"width": self.width, "height": 800})
        page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")


LIGHT = (View(320), View(768), View(1280))
DARK = (View(320, "dark"), View(1280, "dark"))
FORCED = (View(320, forced="active"), View(1280, forced="active"))


def barriers_here(
    page, views: tuple[View, ...], within: str | dict = "html", rules: dict | None = None
) -> list[str]:
    """Of the page that is open, which is loaded once: each barrier as a sentence. `rules` are axe's."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for view in views:
        view.show(page)
        for one in page.evaluate(RUN, [within, OPTIONS | {"rules": rules or {}}]):
            found.append(f"{page.url} {view}: {one['id']}: {_said_of(one)}")
    return found


def _said_of(violation: dict) -> str:
    return "; ".join(f"{node['target']} {node['failureSummary']}" for node in violation["nodes"][:3])
