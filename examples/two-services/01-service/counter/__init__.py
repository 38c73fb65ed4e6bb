"""A counter behind a small web service."""

__version__ = "1.0.0"
