"""What the kitchen prints: `python report.py http://localhost:1337`."""

import json
import sys
from urllib.request import urlopen


def report(url: str) -> str:
    """The orders of a Sails app, one a line."""
    with urlopen(f'{url}/order?sort=item') as answer:
        return '\n'.join(order['item'] for order in json.load(answer))


if __name__ == '__main__':
    print(report(sys.argv[1]))
