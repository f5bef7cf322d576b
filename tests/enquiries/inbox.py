"""Using the inbox as staff do."""

from django.urls import reverse

LIST = "/admin/enquiries/enquiry/"


def page_of(enquiry) -> str:
    return reverse("admin:enquiries_enquiry_change", args=[enquiry.pk])


def press(client, enquiry, state: str):
    return client.post(reverse("admin:enquiries_enquiry_move", args=[enquiry.pk]), {state: "pressed"})


def listed(client, query: str = "") -> list[str]:
    return [enquiry.reference for enquiry in client.get(LIST + query).context["cl"].result_list]
