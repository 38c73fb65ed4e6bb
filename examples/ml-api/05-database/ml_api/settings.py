"""What the service is told by environment variables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Without a database_host, predictions are not recorded."""

    model_file: Path = Path("model.joblib")
    database_host: str = ""
    database_port: int = 5432
    database_name: str = "predictions"
    database_user: str = "ml_api"
    database_password: str = field(default="", repr=False)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings; a variable that is not set or empty keeps the value that Settings gives."""
    default = Settings()
    port = environment.get("DATABASE_PORT") or str(default.database_port)
    if not port.isascii() or not port.isdecimal() or not 0 < int(port) < 65_536:
        raise RuntimeError(f"DATABASE_PORT is {port!r}; it must be a number from 1 to 65535.")
    return Settings(
        model_file=Path(environment.get("MODEL_FILE") or default.model_file),
        database_host=environment.get("DATABASE_HOST") or default.database_host,
        database_port=int(port),
        database_name=environment.get("DATABASE_NAME") or default.database_name,
        database_user=environment.get("DATABASE_USER") or default.database_user,
        database_password=environment.get("DATABASE_PASSWORD") or default.database_password,
    )
