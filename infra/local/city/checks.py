"""Every test and every check in one order, cheap ones first; the first that fails ends it."""

from __future__ import annotations

import dataclasses
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from . import browser, build, environment, fuzz, lifecycle
from .console import Failure, warn
from .settings import REGION, ROOT, Settings, tool

BROWSER_TESTS = ROOT / "tests/browser"
TOOLS = ROOT / ".local/tools"


def setup(settings: Settings) -> None:
    """Everything tests need that the repository does not bring."""
    environment.need_build_tools()
    build.npm_ci(build.WEB, "Web packages", settings)
    if (BROWSER_TESTS / "package-lock.json").is_file():
        build.npm_ci(BROWSER_TESTS, "Browser test packages", settings)
    browser.find_or_install(settings)


def test(settings: Settings) -> None:
    """Crates, site, local city with its simulator, then the deployed city from outside and from a browser."""
    setup(settings)
    build.web(settings)
    _do("Crates", ["cargo", *_cargo_test(), "--workspace"])
    _do("Staff site", ["npm", "test"], cwd=build.WEB)
    _do("Local city", [tool("python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "infra/local"], env={"PYTHONPATH": "infra/local"})
    with _test_city(settings) as city:
        outside = {"CITY_OUTPUTS": str(city.outputs), "CHROMIUM": str(browser.find_or_install(settings))}
        _do("Deployed city", [tool("python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/stack"], env=outside)
        contracts = ["cargo", *_cargo_test(), "--workspace", "--test", "contracts"]
        _do("Store contracts on the local cloud", contracts, env={"CONTRACT_ENDPOINT": city.aws_url})
        if (BROWSER_TESTS / "package.json").is_file():
            _do("Browser", ["npm", "test"], cwd=BROWSER_TESTS, env=outside)
    print("\n✓ All tests passed.")


def check(settings: Settings) -> None:
    """Format, lints, licences, unused dependencies, templates, then every test."""
    setup(settings)
    build.web(settings)
    _do("Format", ["cargo", "fmt", "--all", "--check"])
    _do("Template", [tool("cfn-lint"), "template.yaml", *_nested_templates()])
    _do("Template (SAM)", [tool("sam"), "validate", "--lint", "--region", REGION], env={"SAM_CLI_TELEMETRY": "0"})
    _do("Python", [tool("ruff"), "check", "--no-cache", "--config", "infra/local/ruff.toml", "infra/local", "tests/stack"])
    _do("Site lint", ["npm", "run", "lint"], cwd=build.WEB)
    _do("Site types", ["npm", "run", "typecheck"], cwd=build.WEB)
    _do("Clippy", ["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    deny = [_cargo_tool("cargo-deny"), "--workspace"]
    _do("Licences, bans, sources", [*deny, "check", "licenses", "bans", "sources"])
    if subprocess.run([*deny, "fetch", "db"], cwd=ROOT, capture_output=True, check=False).returncode == 0:
        _do("Advisories", [*deny, "check", "advisories"])
    else:
        warn("The advisory database cannot be fetched here, so known vulnerabilities were not looked for.")
    _do("Unused dependencies", [_cargo_tool("cargo-machete"), str(ROOT)])
    print("\n── Fuzzing", flush=True)
    fuzz.run(_cargo_tool("cargo-fuzz"))
    test(settings)
    print("✓ All checks passed.")


@contextmanager
def _test_city(settings: Settings) -> Iterator[Settings]:
    # A city of its own, with its own ports and data: nobody's running city is touched.
    with ExitStack() as held:
        ports = [_free_port(held) for _ in range(3)]
    city = dataclasses.replace(
        settings, local=ROOT / ".local/test", port=ports[0], simulator_port=ports[1], aws_port=ports[2],
        demo=False, foreign_telegram="",
    )
    lifecycle.reset(city)
    try:
        lifecycle.up(city)
        yield city
    finally:
        lifecycle.down(city)


def _free_port(held: ExitStack) -> int:
    # All are held until all are chosen, so that they differ.
    probe = held.enter_context(socket.socket())
    probe.bind(("127.0.0.1", 0))
    return probe.getsockname()[1]


def _cargo_test() -> list[str]:
    return ["nextest", "run"] if shutil.which("cargo-nextest") else ["test"]


def _nested_templates() -> list[str]:
    return [str(path.relative_to(ROOT)) for path in sorted((ROOT / "infra").glob("*.yaml"))]


def _cargo_tool(name: str) -> Path:
    installed = shutil.which(name) or TOOLS / "bin" / name
    if not Path(installed).exists():
        _do(f"Installing {name} (once)", ["cargo", "install", "--locked", "--quiet", "--root", TOOLS, name])
    return Path(installed)


def _do(title: str, command: Sequence[str | Path], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    print(f"\n── {title}", flush=True)
    started = time.monotonic()
    words = [str(word) for word in command]
    try:
        code = subprocess.run(words, cwd=cwd, env=os.environ | (env or {}), check=False).returncode
    except FileNotFoundError:
        raise Failure(f"{title}: the program {words[0]} is not installed.", "Run `make setup`, then again.") from None
    if code != 0:
        raise Failure(f"{title}: failed (exit code {code}).", f"Run it alone in {cwd}: {' '.join(words)}")
    print(f"✓ {title}  {time.monotonic() - started:.1f} s", flush=True)
