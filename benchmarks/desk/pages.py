"""The staff's pages, by name: each list with its filters, its columns and a search, a form of each kind, the queues."""

from collections.abc import Iterator

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model
from django.test import Client
from django.urls import reverse

START = "start page"
DESK = {
    START: "index",
    "re-check queue": "programmes_programme_recheck",
    "register differences": "programmes_registerentry_differences",
    "likely duplicates, programmes": "programmes_programme_duplicates",
    "likely duplicates, centres": "programmes_centre_duplicates",
    "look up the next": "therapists_therapist_look_up_next",
}
# One listing, with pages of its own beside the form.
OF_ONE = {
    "programmes_programme": ["history", "check", "call", "preview"],
    "programmes_centre": ["history", "check", "recheck"],
    "therapists_therapist": ["history"],
}
WORD = "house"


def all_pages(client: Client) -> dict[str, str]:
    """Addresses by name. The names are the same ones with few programmes and with many."""
    found = {name: reverse(f"admin:{view}") for name, view in DESK.items()}
    for model, model_admin in admin.site._registry.items():
        address = reverse(_view(model, "changelist"))
        shown = client.get(address).context_data["cl"]  # type: ignore[index]
        found |= _lists(model, address, shown)
        rows = shown.result_list
        if model_admin.list_display_links is not None and rows:
            found |= _of_one(model, rows[len(rows) // 2])
    return found


def _name(model: type[Model]) -> str:
    return str(model._meta.verbose_name_plural)


def _view(model: type[Model], name: str) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}"


def _lists(model: type[Model], address: str, shown: ChangeList) -> dict[str, str]:
    found = {_name(model): address}
    for spec in shown.filter_specs:
        for choice in spec.choices(shown):
            # Not what is chosen already, which is the list itself.
            if choice["query_string"] and not choice["selected"]:
                found[f"{_name(model)}, {spec.title}: {choice['display']}"] = (
                    f"{address}{choice['query_string']}"
                )
    for at, column in _sortable(shown):
        found[f"{_name(model)}, by {column}"] = f"{address}?o={at}"
    if shown.search_fields:
        found[f"{_name(model)}, a word"] = f"{address}?q={WORD}"
    return found


def _sortable(shown: ChangeList) -> Iterator[tuple[int, str]]:
    for at, column in enumerate(shown.list_display):
        if column in (shown.sortable_by or ()) and shown.get_ordering_field(column):
            yield at, str(column)


def _of_one(model: type[Model], row: Model) -> dict[str, str]:
    label = f"{model._meta.app_label}_{model._meta.model_name}"
    views = ["change", *OF_ONE.get(label, [])]
    return {f"one of {_name(model)}, {view}": reverse(_view(model, view), args=[row.pk]) for view in views}
