"""Refusals: the Bot API's error answers, and the mistakes of whoever drives the simulator."""

from __future__ import annotations


class ApiError(Exception):
    """An answer `{"ok": false, …}` of the Bot API."""

    def __init__(self, code: int, description: str, parameters: dict | None = None):
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict:
        """The JSON that Telegram would answer with."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> ApiError:
    """400, the most frequent answer to a wrong call."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403: the person cannot be written to."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """429 with the pause that Telegram asks for."""
    return ApiError(
        429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds}
    )


# What an ordered failure says when nothing else was asked for.
USUAL = {400: "Bad Request: simulated failure", 401: "Unauthorized", 403: "Forbidden: bot was blocked by the user",
         404: "Not Found", 409: "Conflict: simulated failure", 500: "Internal Server Error", 502: "Bad Gateway"}


def ordered(code: int, retry_after: int, description: str | None) -> ApiError:
    """The failure that was ordered for a call."""
    if code == 429 and description is None:
        return too_many_requests(retry_after)
    return ApiError(code, description or USUAL.get(code, "Internal Server Error: simulated failure"),
                    {"retry_after": retry_after} if code == 429 else None)


class ControlError(Exception):
    """A request to the control interface that makes no sense; the text is for its user."""

    def __init__(self, message: str, status: int = 400):
        super().__init__(message)
        self.status = status
