"""Loaded with -p before Django reads its settings: gives the tests an environment of their own."""

import os

os.environ.update(
    SECRET_KEY="only-for-tests-" + "x" * 50,
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    FIELD_KEYS="MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    SITE_HTTPS="false",
    SITE_URL="http://testserver",
    STATIC_MANIFEST="false",
    EMAIL_DELIVERY="django.core.mail.backends.locmem.EmailBackend",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", "sqlite:///:memory:"),
)
