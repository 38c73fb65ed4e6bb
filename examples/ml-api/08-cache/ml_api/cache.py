"""Answers that were given before, in Redis. The service answers with and without it."""

import asyncio
import json
import logging
from hashlib import sha256

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from .settings import Settings

log = logging.getLogger("uvicorn.error")

# Seconds. A cache that takes longer is not worth waiting for: the model takes as long.
PATIENCE = 0.2

# All that can go wrong on the way to Redis and back.
FAULTS = (RedisError, OSError, TimeoutError, ValueError)


class Cache:
    """Keeps answers for a while, and never keeps the service from answering."""

    def __init__(self, redis: Redis, seconds: int) -> None:
        self._redis = redis
        self._seconds = seconds
        self._answers = True

    async def find(self, model: str, patient: dict[str, float]) -> float | None:
        """Give what the model said about this patient, or None if that is not known here."""
        try:
            async with asyncio.timeout(PATIENCE):
                kept = await self._redis.get(key(model, patient))
            self._note(None)
            return None if kept is None else float(kept)
        except FAULTS as fault:
            self._note(fault)
            return None

    async def keep(self, model: str, patient: dict[str, float], progression: float) -> None:
        """Keep what the model said about this patient."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._redis.set(key(model, patient), progression, ex=self._seconds)
        except FAULTS as fault:
            self._note(fault)

    async def close(self) -> None:
        """Give the connections back."""
        await self._redis.aclose()

    def _note(self, fault: Exception | None) -> None:
        """Say in the log that the cache went away or came back, once each."""
        if self._answers and fault is not None:
            reason = str(fault) or type(fault).__name__
            log.warning("The cache does not answer, so every question is worked out: %s", reason)
        if not self._answers and fault is None:
            log.info("The cache answers again")
        self._answers = fault is None


def open_cache(settings: Settings) -> Cache | None:
    """Open the Redis that the settings name, or None; nothing is sent to it yet."""
    if not settings.redis_host:
        log.warning("REDIS_HOST is not set: every question is worked out")
        return None
    # A question that fails is not asked again: the model knows the answer too.
    redis = Redis(
        host=settings.redis_host, port=settings.redis_port, retry=Retry(NoBackoff(), retries=0)
    )
    return Cache(redis, settings.cache_seconds)


def key(model: str, patient: dict[str, float]) -> str:
    """Name a question: the same patient and the same model give the same name.

    Without the model's version, a new model would go on giving the old one's answers.
    """
    question = json.dumps(patient, sort_keys=True)
    return f"prediction:{model}:{sha256(question.encode()).hexdigest()}"
