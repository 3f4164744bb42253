"""Turns a Publication into the site of a host: one module for each engine, which only translates."""

from generator.engines.listing import list_again
from generator.engines.replacing import put_in_place

__all__ = ["list_again", "put_in_place"]
