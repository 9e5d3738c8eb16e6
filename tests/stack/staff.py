"""A member of staff: signs in on Cognito's hosted page like a browser does, then calls the API."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
import uuid
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import requests
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding


class Refused(Exception):
    """The sign-in page gave no code."""


class Staff:
    """A signed-in person."""

    def __init__(self, city: dict, token: str, user: str = "") -> None:
        self._api = city["api_url"]
        self.headers = {"Authorization": f"Bearer {token}"}
        self.user = user

    @classmethod
    def signed_in(cls, city: dict, role: str, place: int = 0) -> Staff:
        """A person of a role, the first unless told otherwise, signed in with authorization code and PKCE."""
        person = [person for person in city["staff"] if person["role"] == role][place]
        return cls(city, sign_in(city, person["user"], person["password"])["access_token"], person["user"])

    def get(self, path: str) -> requests.Response:
        """Reads from the API."""
        return requests.get(self._api + path, headers=self.headers, timeout=60)

    def post(self, path: str, body: dict, key: str | None = None) -> requests.Response:
        """Sends to the API under a fresh key of the intended action, or under this one."""
        headers = self.headers | {"Idempotency-Key": key or str(uuid.uuid4())}
        return requests.post(self._api + path, json=body, headers=headers, timeout=60)


def forged(token: str) -> list[str]:
    """What looks like this token and is none: other claims under its signature, no signature, rubbish."""
    header, claims, signature = token.split(".")
    content = json.loads(base64.urlsafe_b64decode(claims + "=="))
    content["cognito:groups"] = ["admin", "responsible", "decision_maker"]
    claimed = _encoded(json.dumps(content).encode())
    unsigned = _encoded(b'{"alg":"none","typ":"JWT"}')
    return [f"{header}.{claimed}.{signature}", f"{unsigned}.{claimed}.", "rubbish"]


def signed_again(token: str, keys: Path, **changes: object) -> str:
    """This token with other claims, signed by the pool it came from."""
    header, claims, _ = token.split(".")
    content = json.loads(base64.urlsafe_b64decode(claims + "=="))
    pool = content["iss"].rsplit("/", 1)[1]
    key = serialization.load_pem_private_key((keys / f"{pool}-access.pem").read_bytes(), password=None)
    message = f"{header}.{_encoded(json.dumps(content | changes).encode())}"
    signature = key.sign(message.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{message}.{_encoded(signature)}"


def _encoded(content: bytes) -> str:
    """Base64 as tokens and PKCE have it."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def sign_in(city: dict, user: str, password: str) -> dict:
    """The whole code flow, driven by the site's own configuration; returns the tokens."""
    oidc = requests.get(f"{city['web_url']}/config.json", timeout=60).json()["oidc"]
    endpoints = requests.get(oidc["metadata_url"], timeout=60).json()
    assert endpoints["issuer"] == oidc["authority"]
    verifier = secrets.token_urlsafe(48)
    challenge = _encoded(hashlib.sha256(verifier.encode()).digest())
    state = secrets.token_urlsafe(16)
    browser = requests.Session()
    page = browser.get(endpoints["authorization_endpoint"], timeout=60, params={
        "client_id": oidc["client_id"], "response_type": "code", "scope": "openid profile email",
        "redirect_uri": oidc["redirect_uri"], "state": state,
        "code_challenge": challenge, "code_challenge_method": "S256",
    })
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text))
    form |= {"username": user, "password": password}
    back = browser.post(f"{oidc['sign_in_url']}/login", data=form, allow_redirects=False, timeout=60)
    if back.status_code != 302:
        raise Refused(back.status_code)
    assert back.headers["Location"].startswith(oidc["redirect_uri"])
    answer = parse_qs(urlsplit(back.headers["Location"]).query)
    assert answer["state"] == [state]
    tokens = browser.post(endpoints["token_endpoint"], timeout=60, data={
        "grant_type": "authorization_code", "client_id": oidc["client_id"], "code": answer["code"][0],
        "redirect_uri": oidc["redirect_uri"], "code_verifier": verifier,
    })
    assert tokens.status_code == 200, tokens.text
    return tokens.json()
