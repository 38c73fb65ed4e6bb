"""Tests of the data, the model and the service."""
