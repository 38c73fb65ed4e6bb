"""The cloud's manifests against the image and the service that they describe."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SETTINGS = (ROOT / "ml_api" / "settings.py").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def documents(name: str) -> list[dict[str, Any]]:
    text = (ROOT / "cloud" / name).read_text()
    return [json.loads(text)] if name.endswith(".json") else list(yaml.safe_load_all(text))


def container(name: str) -> dict[str, Any]:
    """The one container of a manifest, whatever it is called around it."""
    first = documents(name)[0]
    if "containerDefinitions" in first:
        containers = first["containerDefinitions"]
    else:
        containers = first["spec"]["template"]["spec"]["containers"]
    assert len(containers) == 1
    return containers[0]


MANIFESTS = ["cloud-run.yaml", "ecs-task-definition.json", "kubernetes.yaml"]


@pytest.mark.parametrize("name", MANIFESTS)
def test_the_port_is_the_one_that_the_image_listens_on(name: str) -> None:
    described = container(name)
    [port] = described.get("ports") or described["portMappings"]
    assert f"EXPOSE {port['containerPort']}\n" in DOCKERFILE
    assert f'"--port", "{port["containerPort"]}"' in DOCKERFILE


@pytest.mark.parametrize("name", MANIFESTS)
def test_every_variable_is_one_that_is_read(name: str) -> None:
    described = container(name)
    given = {
        entry["name"]
        for entry in [*described.get("env", described.get("environment", []))]
        + described.get("secrets", [])
    }
    for variable in given - {"WEB_CONCURRENCY"}:
        assert f'"{variable.removesuffix("_FILE")}"' in SETTINGS
    assert given & {"DATABASE_PASSWORD", "DATABASE_PASSWORD_FILE"}


@pytest.mark.parametrize("name", MANIFESTS)
def test_the_image_has_a_tag_that_stays(name: str) -> None:
    assert re.search(r"/ml-api:\d+\.\d+\.\d+$", container(name)["image"])


@pytest.mark.parametrize("name", MANIFESTS)
def test_no_secret_is_written_down(name: str) -> None:
    described = container(name)
    for entry in described.get("env", described.get("environment", [])):
        assert entry["name"] != "DATABASE_PASSWORD"


def test_the_account_is_that_of_the_image() -> None:
    assert "useradd --uid 10001 " in DOCKERFILE
    assert container("ecs-task-definition.json")["user"] == "10001"
    pod = documents("kubernetes.yaml")[0]["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsUser"] == 10001


@pytest.mark.parametrize("name", ["cloud-run.yaml", "kubernetes.yaml"])
def test_the_file_of_the_password_is_mounted_where_the_service_reads_it(name: str) -> None:
    described = container(name)
    [path] = [e["value"] for e in described["env"] if e["name"] == "DATABASE_PASSWORD_FILE"]
    [mount] = [m for m in described["volumeMounts"] if m["name"] == "database-password"]
    volumes = documents(name)[0]["spec"]["template"]["spec"]["volumes"]
    [secret] = [v["secret"] for v in volumes if v["name"] == "database-password"]
    assert path == f"{mount['mountPath']}/{secret['items'][0]['path']}"


@pytest.mark.parametrize("name", ["cloud-run.yaml", "kubernetes.yaml"])
def test_every_probe_asks_for_health(name: str) -> None:
    described = container(name)
    for kind in ("startupProbe", "livenessProbe"):
        assert described[kind]["httpGet"]["path"] == "/health"
