"""What the Viber half remembers over restarts: people's Viber accounts, messages, events, media addresses."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS viber_people (
  citizen_id INTEGER PRIMARY KEY, user_id TEXT NOT NULL UNIQUE, opened INTEGER NOT NULL DEFAULT 0,
  subscribed INTEGER NOT NULL DEFAULT 0, registered INTEGER NOT NULL DEFAULT 1, suitable INTEGER NOT NULL DEFAULT 1,
  desktop INTEGER NOT NULL DEFAULT 0, api_version INTEGER NOT NULL DEFAULT 10, last_message REAL,
  keyboard TEXT, tracking_data TEXT, paid INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS viber_messages (
  message_id INTEGER PRIMARY KEY, citizen_id INTEGER NOT NULL, token TEXT NOT NULL, origin TEXT NOT NULL,
  body TEXT NOT NULL, delivery TEXT NOT NULL, paid INTEGER NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS viber_chat ON viber_messages (citizen_id, message_id);
CREATE TABLE IF NOT EXISTS viber_events (
  event_id INTEGER PRIMARY KEY, citizen_id INTEGER NOT NULL, name TEXT NOT NULL, message_id INTEGER, batch TEXT,
  body TEXT NOT NULL, created REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'pending',
  greeted INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS viber_pending ON viber_events (state, citizen_id, event_id);
CREATE TABLE IF NOT EXISTS viber_media (
  token TEXT PRIMARY KEY, file_id TEXT NOT NULL, message_id INTEGER NOT NULL, expires REAL NOT NULL);
"""
FLAGS = ("opened", "subscribed", "registered", "suitable", "desktop")


class ViberStore:
    """Tables beside those of the Telegram half, in the same file."""

    def __init__(self, connection: sqlite3.Connection):
        self._db = connection
        self._db.executescript(SCHEMA)

    # People

    def person(self, citizen_id: int, user_id: str) -> dict:
        """A citizen's Viber account; it is made when first asked for."""
        self._db.execute("INSERT OR IGNORE INTO viber_people (citizen_id, user_id) VALUES (?,?)", (citizen_id, user_id))
        return self._person(self._db.execute("SELECT * FROM viber_people WHERE citizen_id=?", (citizen_id,)).fetchone())

    def by_user(self, user_id: str) -> dict | None:
        """The account with this Viber id, or None."""
        row = self._db.execute("SELECT * FROM viber_people WHERE user_id=?", (user_id,)).fetchone()
        return self._person(row) if row else None

    def update_person(self, citizen_id: int, **changes: Any) -> None:
        """Changes fields of an account."""
        if changes.get("keyboard") is not None:
            changes["keyboard"] = json.dumps(changes["keyboard"], ensure_ascii=False)
        names = ", ".join(f"{name}=?" for name in changes)
        self._db.execute(f"UPDATE viber_people SET {names} WHERE citizen_id=?", (*changes.values(), citizen_id))

    def count(self, what: str) -> int:
        """How many people are subscribed, or how many messages were paid."""
        return self._db.execute(f"SELECT COALESCE(SUM({what}), 0) FROM viber_people").fetchone()[0]

    @staticmethod
    def _person(row: sqlite3.Row) -> dict:
        person = {**dict(row), **{name: bool(row[name]) for name in FLAGS}}
        person["keyboard"] = json.loads(row["keyboard"]) if row["keyboard"] else None
        return person

    # Messages

    def add_message(self, citizen_id: int, token: int, origin: str, body: dict, delivery: str, paid: bool = False) -> dict:
        """Stores a message under the next number."""
        cursor = self._db.execute(
            "INSERT INTO viber_messages (citizen_id, token, origin, body, delivery, paid, at) VALUES (?,?,?,?,?,?,?)",
            (citizen_id, str(token), origin, json.dumps(body, ensure_ascii=False), delivery, int(paid), time.time()))
        return self.message(cursor.lastrowid)

    def message(self, message_id: int) -> dict | None:
        """One message, or None."""
        row = self._db.execute("SELECT * FROM viber_messages WHERE message_id=?", (message_id,)).fetchone()
        return self._message(row) if row else None

    def messages(self, citizen_id: int, after: int = 0, limit: int = 1000) -> list[dict]:
        """The messages of a chat after a number, oldest first."""
        rows = self._db.execute("SELECT * FROM (SELECT * FROM viber_messages WHERE citizen_id=? AND message_id>?"
                                " ORDER BY message_id DESC LIMIT ?) ORDER BY message_id", (citizen_id, after, limit)).fetchall()
        return [self._message(row) for row in rows]

    def last_messages(self) -> dict[int, dict]:
        """The newest message of every chat."""
        rows = self._db.execute("SELECT * FROM viber_messages WHERE message_id IN"
                                " (SELECT MAX(message_id) FROM viber_messages GROUP BY citizen_id)").fetchall()
        return {row["citizen_id"]: self._message(row) for row in rows}

    def unanswered(self, citizen_id: int, since: float) -> int:
        """How many messages of the bot wait for an answer since a moment."""
        return self._db.execute(
            "SELECT COUNT(*) FROM viber_messages WHERE citizen_id=? AND origin='bot' AND at>? AND message_id>COALESCE("
            " (SELECT MAX(message_id) FROM viber_messages WHERE citizen_id=? AND origin='citizen'), 0)",
            (citizen_id, since, citizen_id)).fetchone()[0]

    def mark(self, message_id: int, delivery: str) -> dict | None:
        """Sets how far a message got."""
        self._db.execute("UPDATE viber_messages SET delivery=? WHERE message_id=?", (delivery, message_id))
        return self.message(message_id)

    @staticmethod
    def _message(row: sqlite3.Row) -> dict:
        return {"chat_id": row["citizen_id"], "message_id": row["message_id"], "message_token": row["token"],
                "origin": row["origin"], "delivery": row["delivery"], "paid": bool(row["paid"]), "at": row["at"],
                "message": json.loads(row["body"])}

    # Events on their way to the bot

    def add_event(self, citizen_id: int, body: dict, message_id: int | None, batch: str | None) -> dict:
        """Queues an event with the exact text that is signed and sent."""
        cursor = self._db.execute(
            "INSERT INTO viber_events (citizen_id, name, message_id, batch, body, created) VALUES (?,?,?,?,?,?)",
            (citizen_id, str(body.get("event", "?")), message_id, batch, json.dumps(body, ensure_ascii=False), time.time()))
        return self.event(cursor.lastrowid)

    def event(self, event_id: int) -> dict | None:
        """One event, whatever its state."""
        row = self._db.execute("SELECT * FROM viber_events WHERE event_id=?", (event_id,)).fetchone()
        return dict(row) if row else None

    def pending(self, citizen_id: int | None = None, fresh: bool = False) -> list[dict]:
        """Events that wait, oldest first; with `fresh` only those that were never tried."""
        rows = self._db.execute(
            "SELECT * FROM viber_events WHERE state='pending' AND (? IS NULL OR citizen_id=?) AND (?=0 OR attempts=0)"
            " ORDER BY event_id", (citizen_id, citizen_id, int(fresh))).fetchall()
        return [dict(row) for row in rows]

    def pending_count(self) -> int:
        """How many events wait."""
        return self._db.execute("SELECT COUNT(*) FROM viber_events WHERE state='pending'").fetchone()[0]

    def count_attempt(self, event_id: int) -> None:
        """Counts a delivery attempt."""
        self._db.execute("UPDATE viber_events SET attempts=attempts+1 WHERE event_id=?", (event_id,))

    def greet(self, event_id: int) -> bool:
        """Notes that an event's welcome message was shown; False when that was so already."""
        return self._db.execute("UPDATE viber_events SET greeted=1 WHERE event_id=? AND greeted=0", (event_id,)).rowcount == 1

    def finish(self, event_id: int, state: str) -> None:
        """Ends an event's wait: delivered or dropped."""
        self._db.execute("UPDATE viber_events SET state=? WHERE event_id=?", (state, event_id))

    def drop_pending(self) -> None:
        """Forgets everything that waits."""
        self._db.execute("UPDATE viber_events SET state='dropped' WHERE state='pending'")

    # Addresses of incoming media

    def add_media(self, token: str, file_id: str, message_id: int, expires: float) -> None:
        """Remembers the address of a file that a person sent."""
        self._db.execute("INSERT INTO viber_media VALUES (?,?,?,?)", (token, file_id, message_id, expires))

    def media(self, token: str) -> dict | None:
        """An address, perhaps expired."""
        row = self._db.execute("SELECT * FROM viber_media WHERE token=?", (token,)).fetchone()
        return dict(row) if row else None

    def expire_media(self) -> int:
        """Expires all addresses at once; returns how many still worked."""
        return self._db.execute("UPDATE viber_media SET expires=0 WHERE expires>?", (time.time(),)).rowcount
