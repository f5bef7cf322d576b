"""What bin/faults sees of the site: the form's hidden answers, the trace of a commit, a word in what is kept."""

import base64

import pytest

from faults import client, figures, searching
from faults.scenarios.synced import judged

FORM = """
<form action="/search/"><input type="hidden" name="q" value="no"></form>
<form method="post"><input type="hidden" name="key" value="a&amp;b"><input type="hidden" name="seen" value="">
<input name="name" value="typed"></form>
"""


def test_what_the_form_hides_is_sent_back_and_nothing_of_another_form():
    assert client.hidden_in(FORM) == {"key": "a&b", "seen": ""}


ASKED = b'7 recvfrom(9<socket:[1]>, "POST /enquiries/"..., 8192, 0, NULL, NULL) = 700'
WRITTEN = b'7 pwrite64(5</x/site.sqlite3-wal>, "..."..., 4096, 32) = 4096'
SYNCED = b"7 fdatasync(5</x/site.sqlite3-wal>) = 0"
BEGUN = b"7 fdatasync(5</x/site.sqlite3-wal> <unfinished ...>"
ENDED = b"7 <... fdatasync resumed>) = 0"
OTHER = b"6 <... fdatasync resumed>) = 0"
TOLD = b'8 sendto(9<socket:[1]>, "HTTP/1.1 302 Fou"..., 500, 0, NULL, 0) = 500'


@pytest.mark.parametrize(
    ("lines", "early"),
    [
        ([ASKED, WRITTEN, SYNCED, TOLD], 0),
        ([ASKED, WRITTEN, BEGUN, ENDED, TOLD], 0),
        ([ASKED, WRITTEN, BEGUN, TOLD, ENDED], 1),
        ([ASKED, BEGUN, WRITTEN, ENDED, TOLD], 1),
        ([ASKED, WRITTEN, BEGUN, OTHER, TOLD, ENDED], 1),
        ([ASKED, WRITTEN, TOLD, SYNCED], 1),
        ([ASKED, WRITTEN, SYNCED, WRITTEN, TOLD], 1),
        ([ASKED, TOLD], 1),
    ],
)
def test_success_before_its_sync_is_early(lines, early):
    assert judged(lines) == (1, early)


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_word_is_found_in_the_clear_and_in_base64(before):
    word = "zq0123456789abcdef"
    text = f"{before}{word} and more".encode()

    assert searching.count_in([word, "zqother"], [b"nothing", text]) == 1
    assert searching.count_in([word, "zqother"], [base64.encodebytes(text * 9)]) == 1


def test_a_share_is_the_time_within_which_so_many_were():
    assert figures.share([float(number) for number in range(100)]) == 95.0
    assert figures.share([]) == 0.0
