"""Tests of the model, the customers, the key and the service."""
