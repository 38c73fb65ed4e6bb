"""The trained model, read from the file that train_model.py writes."""

from hashlib import sha256
from pathlib import Path

import joblib
from sklearn.ensemble import RandomForestRegressor


class Model:
    """A forest, the measurements that it wants, and the version that tells it from others."""

    def __init__(self, forest: RandomForestRegressor, features: list[str], version: str) -> None:
        self.features = features
        self.version = version
        self._forest = forest

    def predict(self, measured: dict[str, float]) -> float:
        """Ask every tree and give their mean, to one decimal. It takes a while: about 0.2 s."""
        row = [[measured[name] for name in self.features]]
        return round(float(self._forest.predict(row)[0]), 1)


def load_model(path: Path) -> Model:
    """Read the model; its version is the start of the file's SHA-256.

    A file like this can hold any program. Read none that you did not make or do not trust.
    """
    if not path.is_file():
        raise RuntimeError(f"There is no model at {path}. To make it: python train_model.py")
    content = joblib.load(path)
    version = sha256(path.read_bytes()).hexdigest()[:12]
    return Model(content["forest"], content["features"], version)
