"""Turns `python -m generator` into `briefing`."""

import sys

from generator.cli import main

sys.exit(main())
