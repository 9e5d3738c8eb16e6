"""The staff's side from outside: who gets into the API, signing in, the site itself."""

from __future__ import annotations

import time
import uuid
from pathlib import Path

import pytest
import requests
from citizen import Citizen, number_in
from staff import Refused, Staff, forged, sign_in, signed_again

ROLES = ["responsible", "decision_maker", "executor", "press_officer", "admin"]


def test_the_api_is_closed_without_a_token(city: dict) -> None:
    for path in ("/api/me", "/api/worklist", "/api/appeals", "/api/no-such-thing", "/api/admin/settings"):
        _is_refused(requests.get(city["api_url"] + path, timeout=60), "unauthorized", "Bearer")


def test_the_api_is_closed_to_forged_and_other_tokens(city: dict) -> None:
    person = city["staff"][0]
    tokens = sign_in(city, person["user"], person["password"])
    assert Staff(city, tokens["access_token"]).get("/api/me").status_code == 200
    for token in (*forged(tokens["access_token"]), tokens["id_token"], tokens["refresh_token"]):
        for path in ("/api/me", "/api/admin/settings"):
            _is_refused(Staff(city, token).get(path), "invalid_token", 'Bearer error="invalid_token"')


def test_a_token_is_refused_when_its_hour_is_over(city: dict, pool_keys: Path) -> None:
    person = city["staff"][0]
    token = sign_in(city, person["user"], person["password"])["access_token"]
    assert Staff(city, signed_again(token, pool_keys, exp=int(time.time()) + 60)).get("/api/me").status_code == 200
    for claims in ({"exp": int(time.time()) - 1}, {"client_id": "another"}, {"iss": "https://cognito.example/pool"}):
        over = signed_again(token, pool_keys, **claims)
        for path in ("/api/me", "/api/admin/settings"):
            _is_refused(Staff(city, over).get(path), "invalid_token", 'Bearer error="invalid_token"')


def _is_refused(answer: requests.Response, code: str, challenge: str) -> None:
    assert answer.status_code == 401, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == challenge
    assert answer.json()["code"] == code


def test_a_wrong_password_gets_no_code(city: dict) -> None:
    with pytest.raises(Refused):
        sign_in(city, city["staff"][0]["user"], "wrong-Password-1")


@pytest.mark.parametrize("role", ROLES)
def test_every_role_signs_in_and_is_known(city: dict, role: str) -> None:
    person = next(person for person in city["staff"] if person["role"] == role)
    answer = Staff.signed_in(city, role).get("/api/me")
    assert answer.status_code == 200, answer.text
    me = answer.json()
    assert me["id"] == person["user"]
    assert me["name"] == person["name"]
    assert role in me["roles"]


def test_the_directory_is_there(city: dict, responsible: Staff) -> None:
    directory = responsible.get("/api/directory").json()
    assert directory["categories"] and directory["organisations"]
    assert {person["user"] for person in city["staff"]} <= {person["id"] for person in directory["staff"]}


def test_what_is_done_twice_is_done_once_and_the_trail_knows_from_where(citizen: Citizen, responsible: Staff) -> None:
    citizen.reach_summary()
    _, number, year = number_in(citizen.say("Подати"))
    card = responsible.get(f"/api/appeals?number={number}/{year}").json()["items"][0]["id"]
    version = responsible.get(f"/api/appeals/{card}").json()["version"]
    body, key = {"version": version, "text": "Перевірено"}, str(uuid.uuid4())
    answers = [responsible.post(f"/api/appeals/{card}/comment", body, key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200], answers[1].text
    assert {answer.json()["version"] for answer in answers} == {version + 1}
    assert responsible.post(f"/api/appeals/{card}/comment", body).status_code == 409
    entries = responsible.get(f"/api/appeals/{card}/audit").json()["items"]
    assert [entry["access"] for entry in entries].count("change") == 1
    assert all(entry["ip"] and entry["user_agent"] for entry in entries), entries


def test_the_site_is_served_at_every_address_of_it(city: dict) -> None:
    for path in ("/", "/appeals", "/appeals/018f0000-0000-7000-8000-000000000000"):
        page = requests.get(city["web_url"] + path, timeout=60)
        assert page.status_code == 200, path
        assert page.headers["Content-Type"].startswith("text/html")
        assert 'id="root"' in page.text


def test_the_site_is_told_where_to_sign_in(city: dict) -> None:
    config = requests.get(f"{city['web_url']}/config.json", timeout=60).json()
    oidc = config["oidc"]
    assert config["city"] and config["stage"] == "local"
    assert oidc["authority"] == f"https://cognito-idp.{city['region']}.amazonaws.com/{city['user_pool']}"
    assert oidc["client_id"] == city["client_id"]
    assert oidc["redirect_uri"].startswith(city["web_url"])
