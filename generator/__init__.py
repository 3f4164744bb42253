"""Turns hand-written YAML on news articles into a briefing site: read, check, pages and files in memory."""
