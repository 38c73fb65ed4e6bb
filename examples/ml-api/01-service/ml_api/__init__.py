"""A trained model and the web service around it."""

__version__ = "1.0.0"
