"""Turns a Publication into the site of a host: one module for each engine, which only translates."""

from generator.engines.replacing import put_in_place

__all__ = ["put_in_place"]
