"""The store of kept pages is bounded."""

from recovery_site.page_store import Page, PageStore


def page(size: int = 10) -> Page:
    return Page("/", [], b"x" * size, "release")


def test_store_lets_go_of_what_was_asked_for_longest_ago():
    store = PageStore(most_pages=2, most_bytes=1000)
    store.get("now", ("/", ""))
    for path in ("/a/", "/b/"):
        store.put("now", (path, ""), page())
    store.get("now", ("/a/", ""))
    store.put("now", ("/c/", ""), page())

    assert [bool(store.get("now", (path, ""))) for path in ("/a/", "/b/", "/c/")] == [True, False, True]


def test_store_holds_no_more_bytes_than_it_may():
    store = PageStore(most_pages=100, most_bytes=100)
    store.get("now", ("/", ""))
    for n in range(20):
        store.put("now", (f"/{n % 7}/", ""), page(size=20))
    store.put("now", ("/large/", ""), page(size=51))

    assert store.bytes == len(store) == 0


def test_a_page_put_twice_counts_once():
    store = PageStore(most_pages=100, most_bytes=100)
    store.get("now", ("/", ""))
    for _ in range(2):
        store.put("now", ("/", ""), page(size=20))

    assert (store.bytes, len(store)) == (40, 1)


def test_store_keeps_nothing_of_another_moment():
    store = PageStore(most_pages=2, most_bytes=1000)
    store.get("then", ("/", ""))
    store.put("then", ("/", ""), page())
    assert store.get("now", ("/", "")) is None
    store.put("then", ("/", ""), page())

    assert (store.get("now", ("/", "")), store.bytes) == (None, 0)
