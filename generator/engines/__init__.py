"""Turns a Publication into the site of a host: one module for each engine, which only translates."""
