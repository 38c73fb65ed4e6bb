"""Ask the service many questions, then the same ones again, and print how long answers take.

    python3 measure.py [http://127.0.0.1:8000] [200]

It needs Python and no package.
"""

import json
import random
import sys
from statistics import median
from time import perf_counter
from urllib.error import URLError
from urllib.request import Request, urlopen

# Not "localhost": where that means IPv6 first, each question would wait for an answer from there.
ADDRESS = "http://127.0.0.1:8000"


def ask(address: str, patient: dict[str, float]) -> tuple[float, bool]:
    """Ask about one patient and give the milliseconds it took and whether the cache answered."""
    body = json.dumps(patient).encode()
    request = Request(f"{address}/predict", body, {"content-type": "application/json"})
    start = perf_counter()
    with urlopen(request, timeout=30) as reply:
        answer = json.load(reply)
    return (perf_counter() - start) * 1000, answer["cached"]


def new_patient() -> dict[str, float]:
    """Somebody who was hardly asked about before."""
    return {
        "age": random.randint(20, 80),
        "bmi": round(random.uniform(18, 42), 3),
        "blood_pressure": round(random.uniform(62, 133), 3),
        "hdl": round(random.uniform(22, 99), 3),
        "log_triglycerides": round(random.uniform(3.3, 6.1), 4),
        "glucose": random.randint(58, 124),
    }


def report(title: str, answers: list[tuple[float, bool]]) -> None:
    """Print one line."""
    times = sorted(time for time, _ in answers)
    cached = sum(cached for _, cached in answers)
    print(
        f"{title}: median {median(times):.1f} ms, "
        f"from {times[0]:.1f} ms to {times[-1]:.1f} ms; {cached} of {len(answers)} from the cache"
    )


def main() -> None:
    """Ask, ask again, and print two lines."""
    address = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else ADDRESS
    patients = [new_patient() for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 200)]
    try:
        report("New questions", [ask(address, patient) for patient in patients])
        report("The same again", [ask(address, patient) for patient in patients])
    except URLError as problem:
        sys.exit(f"{address} does not answer: {problem.reason}")


if __name__ == "__main__":
    main()
