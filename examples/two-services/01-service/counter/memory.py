"""A count that is kept in the memory of the process, and gone when the process ends."""

from typing import Literal


class Memory:
    """Starts at 0 each time the service starts."""

    name: Literal["memory"] = "memory"

    def __init__(self) -> None:
        self._count = 0

    async def add(self) -> int:
        """Count one more and give the new count."""
        self._count += 1
        return self._count

    async def read(self) -> int:
        """Give the count."""
        return self._count
