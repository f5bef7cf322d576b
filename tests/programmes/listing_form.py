"""A listing's form in the admin, as a curator fills it in."""

from django.urls import reverse

from tests.forms import form_data


def change_address(programme) -> str:
    return reverse("admin:programmes_programme_change", args=[programme.pk])


def save(client, programme, **changes):
    address = change_address(programme)
    return client.post(address, form_data(client.get(address), **changes))


def new_post(therapist, **fields) -> dict:
    """An inline row added by the page's script."""
    row = {"therapist": therapist.pk, "role": "music_therapist", "sessions_per_week": "", "id": ""} | fields
    return {"appointments-TOTAL_FORMS": 1} | {f"appointments-0-{name}": value for name, value in row.items()}
