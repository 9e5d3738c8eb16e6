"""getFile: from a file id to a path for download."""

from __future__ import annotations

from ..errors import bad_request
from ..files import DOWNLOAD_LIMIT
from .registry import method


@method("getFile")
async def get_file(executor, call) -> dict:
    """Where a file of at most 20 MB can be downloaded."""
    file_id = call.text("file_id").strip()
    if not file_id:
        raise bad_request("file_id not specified")
    record = executor.world.store.file(file_id)
    if record is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable" if len(file_id) > 20
                          else "invalid file_id")
    if record["size"] > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {"file_id": record["file_id"], "file_unique_id": record["unique_id"], "file_size": record["size"],
            "file_path": record["path"]}
