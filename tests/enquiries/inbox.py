"""Using the inbox as staff do."""

import uuid

from django.urls import reverse

LIST = "/admin/enquiries/enquiry/"


def page_of(enquiry) -> str:
    return reverse("admin:enquiries_enquiry_change", args=[enquiry.pk])


def press(client, enquiry, state: str):
    return client.post(reverse("admin:enquiries_enquiry_move", args=[enquiry.pk]), {state: "pressed"})


def act(client, enquiry, name: str, **fields):
    """Do it on its page; the form's own key is made anew unless it is given."""
    data = {"form_key": str(uuid.uuid4())} | fields
    return client.post(reverse(f"admin:enquiries_enquiry_{name}", args=[enquiry.pk]), data)


def listed(client, query: str = "") -> list[str]:
    return [enquiry.reference for enquiry in client.get(LIST + query).context["cl"].result_list]
