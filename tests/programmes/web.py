"""A web server on this machine, for visits: started in the test, stopped with it."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from programmes.links.exchange import Exchange, Limits
from programmes.links.manners import Turns
from programmes.links.safe import Reach
from programmes.links.visit import Visitor

MISSING = (404, {}, b"")


class Web:
    """`pages` maps "/path" or "METHOD /path" to (status, headers, body). `asked` is what came, in order."""

    def __init__(self, port: int, pages: dict):
        self.port, self.pages, self.asked, self.headers = port, pages, [], []

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def visitor(self, **limits) -> Visitor:
        """One that may visit this machine, and waits for nobody."""
        reach = Reach(may_visit=lambda ip: ip == "127.0.0.1", ports=frozenset([self.port]))
        return Visitor(Exchange(reach, Limits(**limits)), Turns(0, sleep=lambda seconds: None))


@contextmanager
def web(**pages):
    """Keyword `pages` is a dict; without a robots.txt in it, everything is open."""
    served = pages.get("pages", {})

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            here.asked.append(f"{self.command} {self.path}")
            here.headers.append(dict(self.headers))
            status, headers, body = served.get(f"{self.command} {self.path}", served.get(self.path, MISSING))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_HEAD = answer

        def log_message(self, *words):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Web(server.server_address[1], served)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
