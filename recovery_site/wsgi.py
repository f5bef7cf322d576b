"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from recovery_site.requests import take_odd_encodings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recovery_site.settings")
application = take_odd_encodings(get_wsgi_application())
