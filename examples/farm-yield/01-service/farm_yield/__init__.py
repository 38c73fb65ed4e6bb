"""The service: predicts the yield of a coffee farm."""

__version__ = "1.0.0"
