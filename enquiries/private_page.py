"""What every page behind a key in its address answers with, so that the key stays with who holds it."""

from functools import wraps

from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

# A link or a form on the page names the site alone as where it comes from. With `no-referrer` browsers
# send the form as of no origin, and the protection against forgery would refuse it.
REFERRER_POLICY = "strict-origin"


def private_page(view):
    """Kept by no cache, found by no search engine, told to no other page."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = REFERRER_POLICY
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return sensitive_post_parameters()(sensitive_variables()(never_cache(answer)))
