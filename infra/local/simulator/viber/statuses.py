"""The `status` numbers of Viber's answers; HTTP is 200 whatever they say."""

from __future__ import annotations

OK, INVALID_URL, INVALID_TOKEN, BAD_DATA, MISSING_DATA, NOT_REGISTERED, NOT_SUBSCRIBED = range(7)
WEBHOOK_NOT_SET, NO_SUITABLE_DEVICE, TOO_MANY_REQUESTS, VERSION_NOT_SUPPORTED, VERSION_INCOMPATIBLE = range(10, 15)
NAMES = {
    0: "ok", 1: "invalidUrl", 2: "invalidAuthToken", 3: "badData", 4: "missingData", 5: "receiverNotRegistered",
    6: "receiverNotSubscribed", 7: "publicAccountBlocked", 8: "publicAccountNotFound", 9: "publicAccountSuspended",
    10: "webhookNotSet", 11: "receiverNoSuitableDevice", 12: "tooManyRequests", 13: "apiVersionNotSupported",
    14: "incompatibleWithVersion", 15: "publicAccountNotAuthorized", 16: "inchatReplyMessageNotAllowed",
    17: "publicAccountIsNotInline", 18: "noPublicChat", 19: "cannotSendBroadcast", 20: "broadcastNotAllowed",
}


class Refusal(Exception):
    """An answer with a `status` other than 0."""

    def __init__(self, status: int, message: str | None = None):
        super().__init__(message or NAMES.get(status, "generalError"))
        self.status = status

    def body(self) -> dict:
        """The JSON that Viber would answer with."""
        return {"status": self.status, "status_message": str(self)}


def bad(reason: str) -> Refusal:
    """3: something in the request is wrong."""
    return Refusal(BAD_DATA, f"badData: {reason}")


def missing(name: str) -> Refusal:
    """4: a mandatory field is not there."""
    return Refusal(MISSING_DATA, f"missingData: {name}")
