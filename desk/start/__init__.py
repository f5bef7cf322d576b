"""The staff start page: today's work by role, each number leading to the rows behind it."""
