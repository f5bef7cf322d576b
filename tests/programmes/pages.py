"""Reading the results page as a visitor does."""

import re

from django.urls import reverse


def get_list(client, **query) -> str:
    response = client.get(reverse("programmes:list"), query)
    assert response.status_code == 200
    return response.content.decode()


def names(html: str) -> list[str]:
    """The programmes shown, in their order."""
    return re.findall(r'<h2><a href="/programmes/[^"]+">([^<]+)</a></h2>', html)


def list_programmes(client, **query) -> list[str]:
    return names(get_list(client, **query))
