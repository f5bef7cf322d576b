"""The site without its kept pages: every page is made anew, as at the first time it is asked for."""

from recovery_site.wsgi import application as site

application = site.application
