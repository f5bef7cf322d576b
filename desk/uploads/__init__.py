"""Long work on a file that somebody uploads: checked by a worker, shown as a report, then written."""
