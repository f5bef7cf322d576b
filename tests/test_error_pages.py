"""Error pages wear the site's look, and say what to do."""

import pytest
from django.test import Client, override_settings
from django.urls import path


def broken(request):
    raise RuntimeError("a secret in an error")


urlpatterns = [path("broken/", broken)]


def looks_like_ours(response) -> bool:
    return "wordmark" in response.content.decode() and "site.css" in response.content.decode()


@pytest.mark.django_db
def test_missing_page(client):
    response = client.get("/nowhere/")

    assert (response.status_code, looks_like_ours(response)) == (404, True)


@pytest.mark.django_db
def test_missing_page_leads_on(client, settings):
    """To the whole list, to the help lines and to a person, besides the search."""
    main = client.get("/nowhere/").text.partition("<main")[2].partition("</main>")[0]

    for way in ('action="/programmes/"', 'href="/programmes/"', 'href="/help/"', settings.CONTACT_PHONE):
        assert way in main


def test_unknown_host_is_a_400(client):
    response = client.get("/", headers={"host": "elsewhere.example.org"})

    assert (response.status_code, looks_like_ours(response)) == (400, True)


@pytest.mark.django_db
def test_stale_staff_form_is_a_403_that_says_nothing_was_sent():
    response = Client(enforce_csrf_checks=True).post("/staff/sign-in/", {})

    assert response.status_code == 403
    assert "Nothing was sent" in response.content.decode()


@pytest.mark.django_db
def test_our_own_fault_says_so_and_shows_no_detail(settings):
    import recovery_site.urls as urls

    client = Client(raise_request_exception=False)
    with override_settings(
        ROOT_URLCONF=type(
            "Urls", (), {"urlpatterns": [*urls.urlpatterns, *urlpatterns], "handler500": urls.handler500}
        )
    ):
        response = client.get("/broken/")

    assert (response.status_code, looks_like_ours(response)) == (500, True)
    assert "a secret" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/programmes/", "/therapists/", "/nowhere/", "/enquiries/new/", "/staff/sign-in/"]
)
def test_policy_allows_nothing_unsafe_and_nobody_else(client, address):
    policy = client.get(address).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/programmes/?q=x", "/therapists/", "/privacy/", "/help/"])
def test_browsing_sets_no_cookie(client, address):
    assert not client.get(address).cookies
