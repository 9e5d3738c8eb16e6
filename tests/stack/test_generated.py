"""Requests that nobody wrote by hand: both descriptions' operations with generated bodies, queries and paths.

None may end in a fault, and whatever is refused is refused by a problem document that says nothing of the inside.
"""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from staff import forged
from subjects import Subject, Subjects

DOCS = Path(__file__).resolve().parents[2] / "docs"
# Requests of an operation beside the plausible one; more dig deeper: GENERATED=200.
EXAMPLES = int(os.environ.get("GENERATED") or 7)
CHECKS: list[CheckFunction] = [status_code_conformance, content_type_conformance, response_schema_conformance]
STRANGE = [
    "", " ", "\u0000", "a\u0000b", "\u202eтекст", "👩‍👩‍👧‍👦" * 50, "ї" * 5000, "x" * 200_000, "{заявник}", "%00",
    "../../etc/passwd", "<script>alert(1)</script>", "'; DROP TABLE--", "-1", "NaN", "9" * 400,
    "0001-01-01", "9999-12-31", "-009999-01-01", "2026-02-30", "2026-11-25T10:00:00Z",
]
# How long a list becomes that shall be too long.
MANY = 10_000
MALFORMED = [
    b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe", b"[" * 20_000, b'{"version":1e999}', b'{"version":1,"version":2}',
    b'{"version":1,"text":"\\ud800"}',
]
NO_PATHS = ["%ff", "%00", "..%2f..", "%20", "x" * 3000, "018f0000-0000-7000-8000-000000000000"]
# Names from below the API: languages, libraries, the cloud.
INSIDE = re.compile(r"panick|\.rs\b|serde|axum|hyper|dynamo|aws|amazon|lambda|cognito|exception|traceback|expected .* at line|arn:", re.I)


def _operations() -> Iterator:
    for name in ("openapi.json", "admin-openapi.json"):
        schema = schemathesis.openapi.from_path(DOCS / name)
        # Who calls is said by the test itself.
        schema.config.generation.update(modes=list(GenerationMode), with_security_parameters=False)
        for result in schema.get_all_operations():
            yield result.ok()


def _properties() -> Iterator[tuple[str, list[str]]]:
    for name in ("openapi.json", "admin-openapi.json"):
        described = json.loads((DOCS / name).read_text(encoding="utf-8"))
        for path, methods in described["paths"].items():
            for method, operation in methods.items():
                if "requestBody" in operation:
                    schema = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
                    yield f"{method.upper()} {path}", list(described["components"]["schemas"][schema]["properties"])


OPERATIONS = list(_operations())
# The fields of each operation's body.
PROPERTIES = dict(_properties())
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)


@pytest.fixture(scope="module")
def subjects(city: dict) -> Iterator[Subjects]:
    """The people and what they act on."""
    found = Subjects(city)
    yield found
    found.entries.lay_all_aside()


@contextmanager
def _put_back(subjects: Subjects, operation) -> Iterator[None]:
    try:
        yield
    finally:
        if operation.path.startswith("/api/admin/") and operation.method.upper() != "GET":
            subjects.entries.restore(operation.path.split("/")[3])


@every_operation
def test_generated_requests_find_no_fault(city: dict, subjects: Subjects, operation) -> None:
    wanted = [operation.as_strategy(generation_mode=GenerationMode.POSITIVE)]
    if list(operation.iter_parameters()) or operation.body:
        wanted.append(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))

    @settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(wanted), of_something=st.booleans(), data=st.data())
    def attempt(case: Case, of_something: bool, data: st.DataObject) -> None:
        if of_something:
            _mix(case, _subject(subjects, operation), data)
        _send(city, subjects, case)

    with _put_back(subjects, operation):
        # What the generated ones are mixed with is truly carried out, so they come as far as that.
        answer = _send(city, subjects, _case(operation, _subject(subjects, operation)))
        assert answer.status_code < 300, answer.text
        attempt()


@every_operation
def test_malformed_bodies_and_paths_are_refused(city: dict, subjects: Subjects, operation) -> None:
    place = OPERATIONS.index(operation)
    headers = subjects.person(operation.path).headers | {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": "application/json"}
    name = NO_PATHS[place % len(NO_PATHS)]
    url = city["api_url"] + re.sub(r"{\w+}", name, operation.path)
    if operation.body:
        for body in (MALFORMED[place % len(MALFORMED)], MALFORMED[(place * 5 + 3) % len(MALFORMED)]):
            answer = requests.request(operation.method, url, data=body, headers=headers, timeout=60)
            assert answer.status_code in (400, 404), answer.text
            _is_problem(answer)
    elif "{" in operation.path:
        answer = requests.request(operation.method, url, headers=headers, timeout=60)
        assert answer.status_code in (400, 404), answer.text
        _is_problem(answer)


@every_operation
def test_nobody_comes_in_without_a_token_or_with_a_forged_one(city: dict, subjects: Subjects, operation) -> None:
    person = subjects.person(operation.path)
    tokens = forged(person.headers["Authorization"].split()[1])
    case = operation.Case(path_parameters={name: str(uuid.uuid4()) for name in re.findall(r"{(\w+)}", operation.path)})
    if operation.body:
        case = operation.Case(path_parameters=case.path_parameters, body={"version": 1}, media_type="application/json")
    for token in (None, tokens[OPERATIONS.index(operation) % len(tokens)]):
        headers = {"Idempotency-Key": str(uuid.uuid4())} | ({"Authorization": f"Bearer {token}"} if token else {})
        answer = case.call(base_url=city["api_url"], headers=headers, timeout=60)
        assert answer.status_code == 401, answer.text
        _is_problem(answer)
        assert not INSIDE.search(answer.text), answer.text


def _subject(subjects: Subjects, operation) -> Subject:
    return subjects.of(operation.method.upper(), operation.path, PROPERTIES.get(operation.label, []))


def _case(operation, subject: Subject) -> Case:
    body = {"body": subject.body, "media_type": "application/json"} if subject.body is not None else {}
    return operation.Case(path_parameters=subject.path, query=subject.query, **body)


def _mix(case: Case, subject: Subject, data: st.DataObject) -> None:
    """Makes a generated request one of something real; of its body only a field or two stay generated."""
    case.path_parameters = subject.path
    if subject.query and data.draw(st.booleans()):
        case.query = subject.query
    if subject.body is None or not isinstance(case.body, dict):
        return
    case.body = _mixed(subject.body, case.body, data)


def _mixed(form: dict, made: dict, data: st.DataObject) -> dict:
    value = form.get("value")
    if isinstance(value, dict) and isinstance(made.get("value"), dict):
        return form | {"value": _mixed(value, made["value"], data)}
    names = data.draw(st.lists(st.sampled_from(sorted(made)), max_size=2, unique=True)) if made else []
    mixed = form | {name: made[name] for name in names}
    texts = [name for name, text in form.items() if isinstance(text, str)]
    if texts and data.draw(st.booleans()):
        mixed[data.draw(st.sampled_from(texts))] = data.draw(st.sampled_from(STRANGE))
    lists = [name for name, several in form.items() if isinstance(several, list) and several]
    if lists and data.draw(st.integers(0, 3)) == 0:
        name = data.draw(st.sampled_from(lists))
        mixed[name] = form[name] * (MANY // len(form[name]))
    return mixed


def _send(city: dict, subjects: Subjects, case: Case) -> requests.Response:
    """Sends it as who may do it, and looks at the answer."""
    headers = dict(subjects.person(case.operation.path).headers)
    if not _key_is_meant_wrong(case):
        headers["Idempotency-Key"] = str(uuid.uuid4())
    answer = case.call(base_url=city["api_url"], headers=headers, timeout=60)
    if case.operation.method.upper() != "GET" and answer.status_code < 400:
        subjects.cards.changed()
    assert answer.status_code < 500, f"{answer.status_code}: {answer.text}\n{case.as_curl_command()[:2000]}"
    # The local gateway looks for a route by the decoded address, so with these in a name it is the
    # address of something else: of another operation, of the site.
    if not re.search("[/?#\n]", unquote("".join(map(str, (case.path_parameters or {}).values())))):
        if answer.status_code >= 400:
            _is_problem(answer)
        case.validate_response(answer, checks=CHECKS)
    return answer


def _key_is_meant_wrong(case: Case) -> bool:
    if case.meta is None:
        return False
    header = case.meta.components.get(ParameterLocation.HEADER)
    return header is not None and header.mode.is_negative


def _is_problem(answer) -> None:
    kind = answer.headers["content-type"]
    assert (kind[0] if isinstance(kind, list) else kind).startswith("application/problem+json"), (kind, answer.text)
    problem = json.loads(answer.text)
    assert problem["status"] == answer.status_code
    assert problem["type"] == f"urn:hotline:{problem['code']}"
    assert re.search("[а-яіїєґ]", problem["title"]), problem
    said = " ".join(str(problem[name]) for name in ("title", "detail"))
    assert not INSIDE.search(said), said
