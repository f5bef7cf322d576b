"""Read the public registers' files into RegisterEntry rows: leads for staff, never listings."""
