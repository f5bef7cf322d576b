"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from recovery_site.requests import take_odd_encodings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery_site.settings")
django = get_wsgi_application()

# It reads models, which are there only now.
from recovery_site.cached_pages import CachedPages  # noqa: E402
from recovery_site.proxy import believe_our_proxy_alone  # noqa: E402

application = believe_our_proxy_alone(CachedPages(take_odd_encodings(django)))
