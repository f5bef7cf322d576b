"""Put one old value back as a curator does: from the link on the history page to “Save”."""

import re
from html import unescape

from django.urls import reverse

from tests.forms import form_data


def page_of(listing, page: str) -> str:
    return reverse(f"admin:{listing._meta.label_lower.replace('.', '_')}_{page}", args=[listing.pk])


def history_page(client, listing) -> str:
    """Its text as it reads."""
    text = re.sub(r"<[^>]+>", "", unescape(client.get(page_of(listing, "history")).text))
    return " ".join(text.split())


def links_to_put_back(client, listing) -> list[str]:
    return re.findall(r'class="put-back" href="([^"]+)"', client.get(page_of(listing, "history")).text)


def put_back(client, listing, name: str, **changes):
    """The answer to “Save” on the form that the newest link for this field opens."""
    links = map(unescape, links_to_put_back(client, listing))
    address = next(link for link in links if link.endswith(f"field={name}"))
    return client.post(address, form_data(client.get(address), **changes))


def change(listing, **values) -> None:
    for name, value in values.items():
        setattr(listing, name, value)
    listing.save()
