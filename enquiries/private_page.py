"""What every page behind a key in its address answers with, so that the key stays with who holds it."""

import logging
from functools import wraps

from django.db import Error
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from enquiries.form_answers import not_shown
from enquiries.receipts import reference_in

log = logging.getLogger("refrain.enquiries")

# A link or a form on the page names the site alone as where it comes from. With `no-referrer` browsers
# send the form as of no origin, and the protection against forgery would refuse it.
REFERRER_POLICY = "strict-origin"


def private_page(view):
    """Kept by no cache, found by no search engine, told to no other page; while the database is away it says what is stored.

    The address of the sent page says itself, signed, that its enquiry was; a private link does not.
    """

    @wraps(view)
    def answer(request, token, *args, **kwargs):
        try:
            response = view(request, token, *args, **kwargs)
        except Error as error:
            log.error("A page of an enquiry could not be shown: %s", type(error).__name__)
            response = not_shown(request, "question", reference_in(token))
        response["Referrer-Policy"] = REFERRER_POLICY
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return sensitive_post_parameters()(sensitive_variables()(never_cache(answer)))
