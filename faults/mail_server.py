"""A mail server that does what a scenario tells it to: takes mail, refuses it, hangs up, is slow or is not there."""

import email
import email.policy
import re
import socketserver
import threading
import time
from enum import Enum, auto


class Manner(Enum):
    TAKE = auto()
    REFUSE_FOR_NOW = auto()
    REFUSE_FOR_GOOD = auto()
    FAIL_HALF = auto()
    HANG_UP = auto()
    BE_SLOW = auto()


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    block_on_close = False
    request_queue_size = 64


class MailServer:
    """Listens on a port of the loopback address between `up()` and `down()`; `taken` is what it said yes to."""

    def __init__(self, slow_answer: float):
        self.manner, self.slow_answer = Manner.TAKE, slow_answer
        self.taken: list[bytes] = []
        self.port = 0
        self.lock = threading.Lock()
        self._asked = 0
        self._listener: _Listener | None = None

    def up(self) -> None:
        server = self

        class Session(_Session):
            mail_server = server

        self._listener = _Listener(("127.0.0.1", self.port), Session)
        self.port = self._listener.server_address[1]
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()

    def down(self) -> None:
        if self._listener:
            self._listener.shutdown()
            self._listener.server_close()
            self._listener = None

    def is_turn_to_fail(self) -> bool:
        with self.lock:
            self._asked += 1
            return self._asked % 2 == 1

    def ids(self) -> list[str]:
        """The Message-ID of each mail taken, in order."""
        return [str(_parsed(raw)["Message-ID"]) for raw in self.taken]

    def ids_about(self, references: set[str]) -> dict[str, list[str]]:
        """The Message-IDs of the mails that name each of these references."""
        found: dict[str, list[str]] = {reference: [] for reference in references}
        for raw in self.taken:
            for word in {*re.findall(rb"[A-Z0-9]{8}", raw)}:
                if word.decode() in found:
                    found[word.decode()].append(str(_parsed(raw)["Message-ID"]))
        return found


def _parsed(raw: bytes):
    return email.message_from_bytes(raw, policy=email.policy.default)


class _Session(socketserver.StreamRequestHandler):
    """One connection (RFC 5321, as much of it as smtplib speaks)."""

    mail_server: MailServer

    def handle(self) -> None:
        try:
            self._say("220 ready")
            while line := self.rfile.readline():
                if not self._answer(line.strip().upper()):
                    return
        except OSError:
            return  # the other side was killed, which is what some scenarios are about

    def _answer(self, line: bytes) -> bool:
        """Answer one command; gives whether to go on."""
        manner = self.mail_server.manner
        if manner is Manner.BE_SLOW:
            time.sleep(self.mail_server.slow_answer)
        if line.startswith(b"RCPT") and manner is Manner.REFUSE_FOR_NOW:
            self._say("451 try again later")
        elif line.startswith(b"RCPT") and manner is Manner.REFUSE_FOR_GOOD:
            self._say("550 no such mailbox")
        elif line.startswith(b"DATA"):
            return self._take(manner)
        elif line.startswith(b"QUIT"):
            self._say("221 bye")
            return False
        else:
            self._say("250 ok")
        return True

    def _take(self, manner: Manner) -> bool:
        if manner is Manner.HANG_UP:
            return False
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if not line:
            return False
        if manner is Manner.FAIL_HALF and self.mail_server.is_turn_to_fail():
            self._say("451 try again later")
            return True
        with self.mail_server.lock:
            self.mail_server.taken.append(b"".join(lines))
        self._say("250 taken")
        return True

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
