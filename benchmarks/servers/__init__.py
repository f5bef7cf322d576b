"""WSGI applications that the pages are measured beside, each run by the site's own server."""
