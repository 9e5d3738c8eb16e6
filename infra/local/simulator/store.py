"""Everything that outlives a restart, in one SQLite file."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS citizens (
  id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT, phone TEXT, username TEXT,
  started INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0,
  deactivated INTEGER NOT NULL DEFAULT 0, keyboard TEXT, created REAL NOT NULL, kind TEXT NOT NULL DEFAULT 'private');
CREATE TABLE IF NOT EXISTS messages (
  chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, origin TEXT NOT NULL, body TEXT NOT NULL,
  delivery TEXT NOT NULL, PRIMARY KEY (chat_id, message_id));
CREATE TABLE IF NOT EXISTS files (
  file_id TEXT PRIMARY KEY, unique_id TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL UNIQUE,
  name TEXT, mime TEXT, size INTEGER NOT NULL, content TEXT NOT NULL, extra TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS updates (
  update_id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, album TEXT, message_id INTEGER,
  body TEXT NOT NULL, created REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'pending');
CREATE INDEX IF NOT EXISTS pending_updates ON updates (state, chat_id, update_id);
CREATE TABLE IF NOT EXISTS callbacks (
  id TEXT PRIMARY KEY, chat_id INTEGER NOT NULL, created REAL NOT NULL, answered INTEGER NOT NULL DEFAULT 0);
"""


def _encoded(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class Store:
    """The simulator's memory. All calls are short and synchronous."""

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "simulator.sqlite3", isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(SCHEMA)
        if "kind" not in [row["name"] for row in self._db.execute("PRAGMA table_info(citizens)")]:
            # Data of a simulator that knew no groups.
            self._db.execute("ALTER TABLE citizens ADD COLUMN kind TEXT NOT NULL DEFAULT 'private'")

    @property
    def connection(self) -> sqlite3.Connection:
        """The open database, for tables that belong to one messenger."""
        return self._db

    def close(self) -> None:
        """Closes the database file."""
        self._db.close()

    # Settings and counters

    def setting(self, name: str, default: Any = None) -> Any:
        """A stored setting."""
        row = self._db.execute("SELECT value FROM settings WHERE name=?", (name,)).fetchone()
        return json.loads(row["value"]) if row else default

    def set_setting(self, name: str, value: Any) -> None:
        """Stores a setting; None removes it."""
        if value is None:
            self._db.execute("DELETE FROM settings WHERE name=?", (name,))
        else:
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?,?)", (name, _encoded(value)))

    def next_number(self, name: str, first: int = 1) -> int:
        """The next value of a counter."""
        number = self.setting(name, first)
        self.set_setting(name, number + 1)
        return number

    # Citizens

    def add_citizen(self, citizen: dict) -> dict:
        """Adds a person, or a group or channel (`kind`); one with this id stays as is."""
        self._db.execute(
            "INSERT OR IGNORE INTO citizens (id, first_name, last_name, phone, username, started, created, kind)"
            " VALUES (?,?,?,?,?,?,?,?)",
            (citizen["id"], citizen["first_name"], citizen.get("last_name"), citizen.get("phone"),
             citizen.get("username"), int(citizen.get("started", False)), citizen.get("created", time.time()),
             citizen.get("kind", "private")))
        return self.citizen(citizen["id"])

    def citizen(self, citizen_id: int) -> dict | None:
        """One person, or None."""
        row = self._db.execute("SELECT * FROM citizens WHERE id=?", (citizen_id,)).fetchone()
        return self._citizen(row) if row else None

    def citizens(self) -> list[dict]:
        """All persons, the newest first."""
        rows = self._db.execute("SELECT * FROM citizens WHERE kind='private' ORDER BY created DESC, rowid").fetchall()
        return [self._citizen(row) for row in rows]

    def rooms(self) -> list[dict]:
        """All groups and channels, the newest first."""
        rows = self._db.execute("SELECT * FROM citizens WHERE kind<>'private' ORDER BY created DESC, rowid").fetchall()
        return [self._citizen(row) for row in rows]

    def update_citizen(self, citizen_id: int, **changes: Any) -> dict:
        """Changes fields of a person."""
        if "keyboard" in changes and changes["keyboard"] is not None:
            changes["keyboard"] = _encoded(changes["keyboard"])
        names = ", ".join(f"{name}=?" for name in changes)
        self._db.execute(f"UPDATE citizens SET {names} WHERE id=?", (*changes.values(), citizen_id))
        return self.citizen(citizen_id)

    @staticmethod
    def _citizen(row: sqlite3.Row) -> dict:
        citizen = dict(row)
        for name in ("started", "blocked", "deactivated"):
            citizen[name] = bool(citizen[name])
        citizen["keyboard"] = json.loads(citizen["keyboard"]) if citizen["keyboard"] else None
        return citizen

    # Messages

    def put_message(self, chat_id: int, origin: str, body: dict, delivery: str) -> dict:
        """Stores a new or changed message."""
        self._db.execute("INSERT OR REPLACE INTO messages VALUES (?,?,?,?,?)",
                         (chat_id, body["message_id"], origin, _encoded(body), delivery))
        return self.message(chat_id, body["message_id"])

    def message(self, chat_id: int, message_id: int) -> dict | None:
        """One message with its origin and delivery mark, or None."""
        row = self._db.execute("SELECT * FROM messages WHERE chat_id=? AND message_id=?",
                               (chat_id, message_id)).fetchone()
        return self._message(row) if row else None

    def messages(self, chat_id: int, after: int = 0, limit: int = 1000) -> list[dict]:
        """The messages of a chat after an id, oldest first."""
        rows = self._db.execute(
            "SELECT * FROM (SELECT * FROM messages WHERE chat_id=? AND message_id>?"
            " ORDER BY message_id DESC LIMIT ?) ORDER BY message_id", (chat_id, after, limit)).fetchall()
        return [self._message(row) for row in rows]

    def last_messages(self) -> dict[int, dict]:
        """The newest message of every chat."""
        rows = self._db.execute(
            "SELECT m.* FROM messages m JOIN (SELECT chat_id c, MAX(message_id) i FROM messages GROUP BY chat_id)"
            " ON m.chat_id=c AND m.message_id=i").fetchall()
        return {row["chat_id"]: self._message(row) for row in rows}

    def mark_delivery(self, chat_id: int, message_id: int, delivery: str) -> dict | None:
        """Sets the delivery mark of a citizen's message."""
        self._db.execute("UPDATE messages SET delivery=? WHERE chat_id=? AND message_id=?",
                         (delivery, chat_id, message_id))
        return self.message(chat_id, message_id)

    def delete_message(self, chat_id: int, message_id: int) -> None:
        """Removes a message."""
        self._db.execute("DELETE FROM messages WHERE chat_id=? AND message_id=?", (chat_id, message_id))

    @staticmethod
    def _message(row: sqlite3.Row) -> dict:
        return {"chat_id": row["chat_id"], "message_id": row["message_id"], "origin": row["origin"],
                "delivery": row["delivery"], "message": json.loads(row["body"])}

    # Files

    def add_file(self, record: dict) -> None:
        """Remembers a file id and where its bytes are."""
        self._db.execute("INSERT INTO files VALUES (:file_id,:unique_id,:kind,:path,:name,:mime,:size,:content,:extra)",
                         {**record, "extra": _encoded(record["extra"])})

    def file(self, file_id: str) -> dict | None:
        """A file by its id."""
        return self._file(self._db.execute("SELECT * FROM files WHERE file_id=?", (file_id,)).fetchone())

    def file_at(self, path: str) -> dict | None:
        """A file by its download path."""
        return self._file(self._db.execute("SELECT * FROM files WHERE path=?", (path,)).fetchone())

    @staticmethod
    def _file(row: sqlite3.Row | None) -> dict | None:
        return {**dict(row), "extra": json.loads(row["extra"])} if row else None

    # Updates

    def add_update(self, chat_id: int, payload: dict, album: str | None, message_id: int | None) -> dict:
        """Queues an update under the next id."""
        update_id = self.next_number("next_update_id", random.randint(100_000_000, 800_000_000))
        body = {"update_id": update_id, **payload}
        self._db.execute("INSERT INTO updates (update_id, chat_id, album, message_id, body, created) VALUES (?,?,?,?,?,?)",
                         (update_id, chat_id, album, message_id, _encoded(body), time.time()))
        return self.update(update_id)

    def update(self, update_id: int) -> dict | None:
        """One update, whatever its state."""
        return self._update(self._db.execute("SELECT * FROM updates WHERE update_id=?", (update_id,)).fetchone())

    def pending(self, chat_id: int | None = None, limit: int = 100) -> list[dict]:
        """Undelivered updates, oldest first."""
        where, values = ("AND chat_id=?", (chat_id, limit)) if chat_id is not None else ("", (limit,))
        rows = self._db.execute(f"SELECT * FROM updates WHERE state='pending' {where} ORDER BY update_id LIMIT ?",
                                values).fetchall()
        return [self._update(row) for row in rows]

    def pending_count(self) -> int:
        """How many updates wait."""
        return self._db.execute("SELECT COUNT(*) FROM updates WHERE state='pending'").fetchone()[0]

    def pending_chats(self) -> list[int]:
        """Chats with waiting updates."""
        return [row[0] for row in self._db.execute("SELECT DISTINCT chat_id FROM updates WHERE state='pending'")]

    def count_attempt(self, update_id: int) -> None:
        """Counts a delivery attempt."""
        self._db.execute("UPDATE updates SET attempts=attempts+1 WHERE update_id=?", (update_id,))

    def finish_update(self, update_id: int, state: str) -> None:
        """Ends an update's wait: delivered or dropped."""
        self._db.execute("UPDATE updates SET state=? WHERE update_id=?", (state, update_id))

    def confirm_below(self, update_id: int) -> None:
        """Marks pending updates with smaller ids as taken by getUpdates."""
        self._db.execute("UPDATE updates SET state='delivered' WHERE state='pending' AND update_id<?", (update_id,))

    def drop_pending(self) -> None:
        """Forgets everything that waits."""
        self._db.execute("UPDATE updates SET state='dropped' WHERE state='pending'")

    @staticmethod
    def _update(row: sqlite3.Row | None) -> dict | None:
        return {**dict(row), "body": json.loads(row["body"])} if row else None

    # Callback queries

    def add_callback(self, callback_id: str, chat_id: int) -> None:
        """Remembers a pressed inline button."""
        self._db.execute("INSERT INTO callbacks (id, chat_id, created) VALUES (?,?,?)",
                         (callback_id, chat_id, time.time()))

    def callback(self, callback_id: str) -> dict | None:
        """A pressed button by its query id."""
        row = self._db.execute("SELECT * FROM callbacks WHERE id=?", (callback_id,)).fetchone()
        return dict(row) if row else None

    def answer_callback(self, callback_id: str) -> None:
        """Marks the query as answered."""
        self._db.execute("UPDATE callbacks SET answered=1 WHERE id=?", (callback_id,))
