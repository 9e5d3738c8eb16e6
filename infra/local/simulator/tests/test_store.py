"""The memory: data of an older simulator still opens."""

import sqlite3

from ..store import Store

OLDER = """CREATE TABLE citizens (
  id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT, phone TEXT, username TEXT,
  started INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0,
  deactivated INTEGER NOT NULL DEFAULT 0, keyboard TEXT, created REAL NOT NULL)"""


def test_citizens_of_a_simulator_without_groups_are_people(tmp_path):
    older = sqlite3.connect(tmp_path / "simulator.sqlite3")
    older.execute(OLDER)
    older.execute("INSERT INTO citizens (id, first_name, created) VALUES (5, 'Марта', 1)")
    older.commit()
    older.close()
    for _ in range(2):
        store = Store(tmp_path)
        assert [(one["id"], one["kind"]) for one in store.citizens()] == [(5, "private")]
        store.close()
    store = Store(tmp_path)
    store.add_citizen({"id": -7, "first_name": "ОСББ", "kind": "group"})
    assert [one["id"] for one in store.citizens()] == [5] and [one["id"] for one in store.rooms()] == [-7]
    store.close()
