"""How staff sign in: a password, then a second factor, before any page of the desk."""
