"""The waits of the outbox, shortened for the run: as many times shorter as the goal that is counted in them."""

QUICKER = 20
# Seconds: within which everything is delivered once the mail server is back, and a mail server's slow answer.
DELIVERED = 15 * 60 / QUICKER
SLOW_ANSWER = 30 / QUICKER
