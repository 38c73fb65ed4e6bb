"""The image's health check: `python -m counter.health` ends with 0 if the service answers."""

import sys
from http.client import HTTPConnection, HTTPException

PORT = 8000


def main() -> int:
    """Ask the service in this container; a proxy that the container was told of is not used."""
    connection = HTTPConnection("127.0.0.1", PORT, timeout=2)
    try:
        connection.request("GET", "/health")
        answer = connection.getresponse()
    except (OSError, HTTPException) as problem:
        print(f"no answer on port {PORT}: {problem}")
        return 1
    print(f"{answer.status} {answer.reason}")
    return 0 if answer.status == 200 else 1


if __name__ == "__main__":
    sys.exit(main())
