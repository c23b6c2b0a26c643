"""How the Chromium of the tests is started."""

CHROMIUM_ARGUMENTS = [
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--disable-sync',
    '--no-proxy-server',
    '--host-resolver-rules=MAP *.test 127.0.0.1',
]
