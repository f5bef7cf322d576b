"""That a request came by https is believed of our own proxy, and of nobody else."""

from ipaddress import ip_network

import pytest

from recovery_site import wsgi
from recovery_site.proxy import believe_our_proxy_alone
from tests.front import Answer, Site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

# Every request of these tests comes from 127.0.0.1.
HERE, ELSEWHERE = [ip_network("127.0.0.0/8")], [ip_network("198.51.100.7")]
SECURE = {"x-forwarded-proto": "https"}


@pytest.fixture(autouse=True)
def https(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(("proxy", "status"), [(HERE, 200), (ELSEWHERE, 301), ([], 301)])
def test_only_the_proxy_says_that_a_form_came_by_https(settings, proxy, status):
    settings.TRUSTED_PROXY = proxy

    assert Answer(believe_our_proxy_alone(Site().pages), "/enquiries/new/", **SECURE).status == status


@pytest.mark.parametrize(("proxy", "scheme"), [(HERE, "https"), (ELSEWHERE, "http")])
def test_the_server_is_given_a_site_that_does_so(settings, proxy, scheme):
    """A sitemap names its pages as it was asked for itself."""
    settings.TRUSTED_PROXY = proxy

    assert f"<loc>{scheme}://testserver/" in Answer(wsgi.application, "/sitemap.xml", **SECURE).text


def test_a_page_that_is_kept_is_given_to_no_stranger_who_says_https(site, settings):
    pages = believe_our_proxy_alone(site.pages)
    settings.TRUSTED_PROXY = HERE
    kept = Answer(pages, "/about/", **SECURE)
    settings.TRUSTED_PROXY = ELSEWHERE

    assert (kept.status, Answer(pages, "/about/", **SECURE).status) == (200, 301)


def test_the_rest_of_a_strangers_request_is_left_alone(site, settings):
    settings.TRUSTED_PROXY = ELSEWHERE
    answer = Answer(believe_our_proxy_alone(site.pages), "/programmes/?q=choir", **SECURE)

    assert answer.headers["Location"] == "https://testserver/programmes/?q=choir"
