"""MiniStack, which plays AWS: one process on a loopback port, with its state kept between starts."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request

import boto3

from . import processes
from .settings import REGION, Settings, tool

NAME = "ministack"
# Orderly shutdown writes the state; it must not be cut short.
PATIENCE = 60


def start(settings: Settings) -> bool:
    """Starts MiniStack unless it runs; returns whether it was started."""
    state = settings.data / "state"
    service = processes.Service(
        name=NAME,
        command=[str(tool("python")), "-m", "ministack"],
        environment=processes.child_environment(
            settings,
            BIND_HOST="127.0.0.1",
            GATEWAY_PORT=str(settings.aws_port),
            MINISTACK_REGION=REGION,
            AWS_ENDPOINT_URL=settings.aws_url,
            PERSIST_STATE="1",
            STATE_DIR=str(state),
            S3_PERSIST="1",
            S3_DATA_DIR=str(settings.data / "s3"),
            # Both would open ports of their own, on all interfaces.
            SFTP_ENABLED="0",
            IOT_MTLS_ENABLED="0",
        ),
        port=settings.aws_port,
        port_setting="AWS_PORT",
        patience=PATIENCE,
    )
    if not processes.running(settings, NAME):
        forget_stream_positions(settings)
    return processes.start(settings, service, lambda: _ready(settings))


def client(settings: Settings, service: str):
    """A boto3 client that can only reach MiniStack."""
    return boto3.session.Session(
        aws_access_key_id="test", aws_secret_access_key="test", region_name=REGION,
    ).client(service, endpoint_url=settings.aws_url)


def _ready(settings: Settings) -> bool:
    try:
        with urllib.request.urlopen(f"{settings.aws_url}/_ministack/health", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def forget_stream_positions(settings: Settings) -> None:
    """Makes a restarted MiniStack read the table's stream from its beginning.

    MiniStack 1.5.33 keeps how far a stream was read but not the stream: after a restart it would
    wait at a position the new, empty stream has yet to reach, and deliver nothing until then.
    """
    path = settings.data / "state/lambda.json"
    if not path.is_file():
        return
    state = json.loads(path.read_text())
    positions = state.get("payload", state).get("dynamodb_stream_positions", {})
    (positions.get("data") if "data" in positions else positions).clear()
    path.write_text(json.dumps(state))


def drain(settings: Settings, patience: float = 5) -> None:
    """Waits a moment until the queues are empty: the table's stream is not kept over a restart."""
    sqs = client(settings, "sqs")
    deadline = time.monotonic() + patience
    time.sleep(1)
    while time.monotonic() < deadline and any(_waiting(sqs, url) for url in sqs.list_queues().get("QueueUrls", [])):
        time.sleep(0.3)


def _waiting(sqs, url: str) -> bool:
    if "Dead" in url:
        return False
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
    return any(int(count) for count in counts.values())
