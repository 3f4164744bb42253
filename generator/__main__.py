"""Turns `python -m generator` into `briefing`."""

import sys

from generator.commands import main

sys.exit(main())
