"""What only the proxy in front may say of a request."""

from collections.abc import Callable, Iterable

from django.conf import settings

from enquiries.address import is_our_proxy


def believe_our_proxy_alone(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Stand before everything else, and take from any other sender's request the word that it came by https."""

    def believe(environ, start_response):
        word = settings.SECURE_PROXY_SSL_HEADER
        if word and word[0] in environ and not is_our_proxy(environ.get("REMOTE_ADDR", "")):
            environ = {name: value for name, value in environ.items() if name != word[0]}
        return application(environ, start_response)

    return believe
