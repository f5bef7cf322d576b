"""Measures the search beside what else people would use. Run by bin/bench; the site does not know of it."""
