"""How long the properties are tried: enough for each push; raise it at night."""

from hypothesis import settings

settings.register_profile("portal", deadline=None, max_examples=20)
settings.load_profile("portal")
