"""Makes the data and trains the model; the service needs none of this to run."""
