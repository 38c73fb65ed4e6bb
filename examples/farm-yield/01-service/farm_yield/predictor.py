"""The trained model, in an inference runtime: no scikit-learn is needed to ask it."""

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from .features import NAMES

# Since version 1.29, ONNX Runtime tells its makers how it is used unless this is set before it is
# loaded. A service should talk to nobody that you did not name.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime  # noqa: E402


class Predictor:
    """A model that was exported to ONNX. Several threads may ask it at once."""

    def __init__(self, file: Path) -> None:
        """Load the model.

        Raises FileNotFoundError, which says how to make the file, when it is not there.
        """
        if not file.is_file():
            raise FileNotFoundError(
                f"{file} is not there. Make it: python -m training.make_data, "
                "then python -m training.train"
            )
        options = onnxruntime.SessionOptions()
        # One farm at a time is too little work to share among threads.
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            file, sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name

    def predict(self, farm: Mapping[str, float]) -> float:
        """Predict the yield in kilograms of green coffee a hectare; never below 0."""
        row = np.array([[farm[name] for name in NAMES]], dtype=np.float32)
        (answer,) = self._session.run(None, {self._input: row})
        return max(0.0, float(answer[0, 0]))
