"""Train the model and write it to a file: `python train_model.py`.

The data are those that scikit-learn ships: 442 people with diabetes, six things that were measured
on each, and a number that says how far the disease had gone a year later (Efron, Hastie, Johnstone
and Tibshirani: Least Angle Regression, 2004). Nothing is downloaded, and the same versions of the
packages give the same model each time.
"""

import argparse
from pathlib import Path

import joblib
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestRegressor

# What the service calls a measurement, and what the data set calls it.
COLUMNS = {
    "age": "age",
    "bmi": "bmi",
    "blood_pressure": "bp",
    "hdl": "s3",
    "log_triglycerides": "s5",
    "glucose": "s6",
}

# Far more trees than 442 people need, so that one prediction takes the time that the predictions of
# real models take: about 0.1 milliseconds a tree, 0.2 seconds in all. Nothing in here waits.
TREES = 2_000
SMALLEST_LEAF = 10


def train(trees: int = TREES) -> tuple[RandomForestRegressor, float, float]:
    """Give the forest, its mean error on people whom a tree had not seen, and that of a guess."""
    data = load_diabetes(scaled=False)
    known = data.data[:, [data.feature_names.index(name) for name in COLUMNS.values()]]
    forest = RandomForestRegressor(
        n_estimators=trees,
        min_samples_leaf=SMALLEST_LEAF,
        oob_score=True,
        random_state=0,
        n_jobs=-1,
    )
    forest.fit(known, data.target)
    forest.n_jobs = 1  # trained on every core, but one prediction takes one
    error = abs(forest.oob_prediction_ - data.target).mean()
    guess = abs(data.target.mean() - data.target).mean()
    return forest, float(error), float(guess)


def main() -> None:
    """Train, write the file, and say in one line how good the model is."""
    parser = argparse.ArgumentParser(description="Train the model and write it to a file.")
    parser.add_argument("--output", type=Path, default=Path("model.joblib"), metavar="FILE")
    parser.add_argument("--trees", type=int, default=TREES, metavar="N")
    options = parser.parse_args()
    if options.trees < 20:
        parser.error("argument --trees: at least 20, or some people are in every tree")
    forest, error, guess = train(options.trees)
    joblib.dump({"features": list(COLUMNS), "forest": forest}, options.output, compress=3)
    print(
        f"{options.trees} trees, written to {options.output}: "
        f"off by {error:.1f} on average, where guessing the mean is off by {guess:.1f}"
    )


if __name__ == "__main__":
    main()
