"""A messenger on this machine: speaks the Telegram Bot API on the wire and shows the chats on a page."""
