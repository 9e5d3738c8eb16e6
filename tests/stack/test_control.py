"""The control of deadlines on the deployed stack: a clock for each card, and a broken term when one comes."""

from __future__ import annotations

import datetime
import json
import time

import boto3
from citizen import Citizen, number_in
from staff import Staff

PATIENCE = 90


def client(city: dict, service: str):
    """A client of the cloud the city runs on."""
    session = boto3.session.Session(aws_access_key_id="test", aws_secret_access_key="test", region_name=city["region"])
    return session.client(service, endpoint_url=city["aws_url"])


def eventually(look, what: str):
    """What `look` finds, once it finds something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(1)
    raise AssertionError(f"{what}: not within {PATIENCE} s")


def clock_of(city: dict, card: str) -> str | None:
    """When the clock of a card is set, as the scheduler says it."""
    scheduler = client(city, "scheduler")
    name = f"card-{card.replace('-', '')}"
    found = [known for known in scheduler.list_schedules(NamePrefix=name)["Schedules"] if known["Name"] == name]
    if not found:
        return None
    clock = scheduler.get_schedule(GroupName=found[0]["GroupName"], Name=name)
    assert clock["ActionAfterCompletion"] == "DELETE" and clock["Target"]["DeadLetterConfig"]["Arn"]
    return clock["ScheduleExpression"]


def test_clause_7_a_clock_follows_the_card_and_a_broken_term_is_told(
    city: dict, citizen: Citizen, responsible: Staff,
) -> None:
    citizen.reach_summary()
    _, number, year = number_in(citizen.say("Подати"))
    card = responsible.get(f"/api/appeals?number={number}/{year}").json()["items"][0]["id"]
    first = eventually(lambda: clock_of(city, card), "a clock for the term of addressing")

    due = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=20)
    mayor = next(person["user"] for person in city["staff"] if person["role"] == "decision_maker")
    body = {
        "version": 1, "due_on": None, "due_at": due.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "decision_makers": [mayor], "note": None,
    }
    answer = responsible.post(f"/api/appeals/{card}/address", body)
    assert answer.status_code == 200, answer.text
    eventually(lambda: clock_of(city, card) not in (None, first), "the clock moves with the term")

    # The clock itself comes some minutes later, spread by the card; what it sends is sent by hand here.
    time.sleep(max(0.0, (due - datetime.datetime.now(datetime.UTC)).total_seconds() + 2))
    stack = client(city, "cloudformation").describe_stacks(StackName=city["stack"])["Stacks"][0]
    queue = next(output["OutputValue"] for output in stack["Outputs"] if output["OutputKey"] == "DeadlinesQueueUrl")
    for _ in range(2):
        client(city, "sqs").send_message(QueueUrl=queue, MessageBody=json.dumps({"look": "card", "appeal": card}))
    breaches = eventually(lambda: responsible.get(f"/api/appeals/{card}").json()["breaches"], "a breach on the card")
    assert [(breach["stage"], breach["rung"], breach["ended_at"]) for breach in breaches] == [("execution", 1, None)]

    def told() -> list[str]:
        items = Staff.signed_in(city, "decision_maker").get("/api/inbox").json()["items"]
        return [item["text"] for item in items if item["card"] and item["card"]["id"] == card and item["kind"] == "breach"]

    assert len(eventually(told, "the decision-maker is told")) == 1
    time.sleep(3)
    assert len(responsible.get(f"/api/appeals/{card}").json()["breaches"]) == 1, "two messages, one breach"
