"""What was already done to the kept data. The marks are kept inside that data, so both are lost or kept together."""

from __future__ import annotations

from . import ministack
from .settings import Settings

_PREFIX = "/hotline/local/"


def get(settings: Settings, name: str) -> str:
    """The mark's value; empty when it was never set."""
    ssm = ministack.client(settings, "ssm")
    try:
        return ssm.get_parameter(Name=_PREFIX + name)["Parameter"]["Value"]
    except ssm.exceptions.ParameterNotFound:
        return ""


def put(settings: Settings, name: str, value: str) -> None:
    """Sets a mark."""
    ministack.client(settings, "ssm").put_parameter(Name=_PREFIX + name, Value=value, Type="String", Overwrite=True)
