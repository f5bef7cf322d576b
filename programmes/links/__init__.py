"""Visiting the web addresses that listings name, as a polite stranger would."""
