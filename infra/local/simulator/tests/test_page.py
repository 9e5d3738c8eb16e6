"""The page: every module it loads is there, every name that tests find on it is in its code."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent / "static"
MODULES = sorted(STATIC.rglob("*.js"))
README = (STATIC.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(STATIC)))
def test_imports_lead_to_what_is_exported(module: Path):
    for names, source in re.findall(r"import \{([^}]*)\} from '([^']+)';", module.read_text(encoding="utf-8")):
        target = (module.parent / source).resolve()
        exported = set(re.findall(r"export (?:async )?(?:function|const) (\w+)", target.read_text(encoding="utf-8")))
        assert {name.strip() for name in names.split(",")} <= exported, (module.name, source)


def test_names_for_tests_are_those_of_the_page():
    code = "".join(path.read_text(encoding="utf-8") for path in [*MODULES, STATIC / "index.html"])
    section = README[README.index("## `data-testid`"):README.index("## Code")]
    names = [name for name in re.findall(r"`([a-z]+(?:-[a-z]+)*)`", section) if name not in ("location", "contact", "chat", "data-open")]
    assert len(names) > 100
    assert [name for name in names if f"'{name}'" not in code and f'"{name}"' not in code] == []
