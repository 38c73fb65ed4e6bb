"""A count that is kept in Valkey, so that it outlives the service."""

from typing import Literal, Self

from redis.asyncio import Redis

KEY = "count"


class Valkey:
    """The count under one key. Valkey speaks the protocol of Redis, so a Redis client asks it."""

    name: Literal["valkey"] = "valkey"

    def __init__(self, client: Redis) -> None:
        self._client = client

    @classmethod
    def at(cls, address: str) -> Self:
        """Use the Valkey at an address such as redis://valkey:6379; nothing is asked of it yet."""
        return cls(Redis.from_url(address, socket_connect_timeout=2, socket_timeout=2))

    async def add(self) -> int:
        """Count one more and give the new count.

        Valkey does the adding, so that two services at once lose none.
        """
        return int(await self._client.incr(KEY))

    async def read(self) -> int:
        """Give the count, 0 if there is none yet."""
        return int(await self._client.get(KEY) or 0)
