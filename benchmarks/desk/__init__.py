"""The staff's pages, each timed with few programmes and with many: bin/desk-bench."""
