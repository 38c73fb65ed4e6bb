"""Draws with the page's own chart: matplotlib is not available here.

    import chart
    chart.lines(days, infected, name="infected")
    chart.show(title="An epidemic", x="day", y="people")
"""

import json

MOST_POINTS = 100_000

_lines: list[dict] = []
_send = None


def send_to(send) -> None:
    """Hand charts, as JSON, to this function."""
    global _send
    _send = send


def lines(x, y, name: str = "") -> None:
    """Add a line through the points (x, y)."""
    xs, ys = [float(value) for value in x], [float(value) for value in y]
    if len(xs) != len(ys):
        raise ValueError(f"x has {len(xs)} values and y has {len(ys)}: they must be as many")
    if len(xs) > MOST_POINTS:
        raise ValueError(f"a line of {len(xs):,} points is too long: at most {MOST_POINTS:,}; take every tenth")
    _lines.append({"name": name or f"line {len(_lines) + 1}", "x": xs, "y": ys})


def show(title: str = "", x: str = "", y: str = "") -> None:
    """Draw the lines that were added since the last chart. Done by itself at the end of a run."""
    if not _lines or _send is None:
        return
    words = {"title": title, "xLabel": x, "yLabel": y}
    plot = {"kind": "lines", "lines": [*_lines], **{key: text for key, text in words.items() if text}}
    _lines.clear()
    _send(json.dumps(plot))
