"""What only a deployed city shows: large files through the bucket, a block with its case, a reminder's clock."""

from __future__ import annotations

import hashlib
import re
import time
from typing import TYPE_CHECKING

import boto3
import requests
from citizen import Citizen

if TYPE_CHECKING:
    from staff import Staff

MB = 1024 * 1024


def test_a_file_above_the_messengers_limit_comes_by_its_link(city: dict, citizen: Citizen) -> None:
    citizen.reach_materials()
    size = 22 * MB
    announced = citizen.send(citizen.update(document={"file_id": "big", "file_name": "замір.txt", "file_size": size}))
    token = re.search(r"/upload/([0-9a-f]{40})", announced)
    assert token, announced
    link = f"{city['api_url']}/uploads/{token[1]}"
    assert requests.get(link, timeout=60).json()["state"] == "open"
    offer = {"name": "замір.txt", "size": size, "content_type": "text/plain"}
    ticket = requests.post(f"{link}/begin", json=offer, timeout=60).json()
    content = b"rain " * (size // 5) + b"." * (size % 5)
    for part in ticket["parts"]:
        begin = (part["number"] - 1) * ticket["part_size"]
        sent = requests.put(part["url"], data=content[begin : begin + part["size"]], timeout=120)
        assert sent.ok, sent.text
    done = requests.post(f"{link}/complete", timeout=60)
    assert done.json() == {"state": "done", "place": "writing"}
    assert "1 файл" in citizen.say("Далі")
    assert requests.post(f"{link}/begin", json=offer, timeout=60).status_code == 409


def test_an_unknown_link_is_404(city: dict) -> None:
    answer = requests.get(f"{city['api_url']}/uploads/{'0' * 40}", timeout=60)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_an_insult_blocks_the_sender_and_waits_for_the_responsible_person(citizen: Citizen, responsible: Staff) -> None:
    for answer in ("/start", "так", "Хамченко", "Петро", "немає", "вул. Садова, 1", "067 123 45 68", "4"):
        citizen.say(answer)
    assert "без образ" in citizen.say("Ви там усі довбойоби, полагодьте ліхтар")
    assert "Розмову зупинено" in citizen.say("Суки, полагодьте ліхтар на Садовій")
    assert citizen.say("Ви де?") == ""
    cases = responsible.get("/api/moderation?state=open").json()["items"]
    newest = responsible.get(f"/api/moderation/{cases[-1]['id']}").json()
    assert newest["texts"][-1] == "Суки, полагодьте ліхтар на Садовій"
    assert newest["found"]


def test_an_unfinished_appeal_gets_the_clock_of_its_reminder(city: dict, citizen: Citizen) -> None:
    scheduler = boto3.client(
        "scheduler", endpoint_url=city["aws_url"], region_name=city["region"],
        aws_access_key_id="test", aws_secret_access_key="test",
    )
    for answer in ("/start", "так", "Дорошенко"):
        citizen.say(answer)
    # A schedule's name is no place for a chat's number; it has a hash of it.
    chat = hashlib.sha256(f"telegram#{citizen.id}".encode()).hexdigest()[:12]
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for schedule in scheduler.list_schedules(NamePrefix=f"draft-{chat}")["Schedules"]:
            found = scheduler.get_schedule(Name=schedule["Name"], GroupName=schedule["GroupName"])
            assert str(citizen.id) in found["Target"]["Input"]
            assert found["ActionAfterCompletion"] == "DELETE"
            return
        time.sleep(1)
    raise AssertionError("no clock was set for the unfinished appeal")
