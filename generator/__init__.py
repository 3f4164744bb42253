"""Turns hand-written YAML about news articles into a briefing site: read, check, then pages and files in memory."""
