"""`python -m sails_io`: the same as `sails-io`."""

import sys

from sails_io.cli import main

sys.exit(main())
