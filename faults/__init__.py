"""Breaks what an enquiry passes through and counts what was lost. Run by bin/faults; the site does not know of it."""
