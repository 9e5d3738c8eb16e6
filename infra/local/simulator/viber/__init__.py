"""The Viber half of the simulator: the Viber REST Bot API on the wire, and people's chats with the bot in Viber."""
