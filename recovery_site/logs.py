"""Logs that name routes, never paths or query strings.

A search on this site reveals a health concern, and a private link is a key: neither may reach a log.
"""

import logging
import traceback

from django.core.mail import mail_admins

from recovery_site.access_log import route_of


class RouteOnlyFilter(logging.Filter):
    """Replace the message of anything Django logs about a request: its own holds the path."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "method"):
            status = getattr(record, "status_code", "-")
            record.msg = f"{status} {request.method} {route_of(request)}"
            record.args = ()
        elif record.name.startswith("django.security"):
            record.msg, record.args = f"refused a request ({record.name})", ()
        return True


class PlainFormatter(logging.Formatter):
    """One line, then where an error happened and its type; not its text, which can quote what a visitor wrote."""

    def __init__(self, *_args, **_kwargs):
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        # The server writes a whole traceback into its message, below the first line.
        record.message = record.message.partition("\n")[0]
        return super().formatMessage(record)

    def formatException(self, ei) -> str:
        kind, _error, trace = ei
        frames = "".join(f"  {f.filename}:{f.lineno} in {f.name}\n" for f in traceback.extract_tb(trace))
        return f"{kind.__name__ if kind else 'error'}\n{frames}".rstrip()


class AdminMailHandler(logging.Handler):
    """Mail an error to the operators without the request: Django's own handler sends the form body."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            mail_admins(f"{record.levelname}: {record.getMessage()}", self.format(record), fail_silently=True)
        except Exception:
            self.handleError(record)
