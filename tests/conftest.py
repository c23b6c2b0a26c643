"""Fixtures of the whole suite: servers, pages, and the watch over what pages complain about."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build import python_package
from tests.support import clients, npm_package, pytest_project
from tests.support import wheel as wheels
from tests.support.app_options import AppOptions
from tests.support.chromium import browser_type_launch_args  # noqa: F401  # a fixture
from tests.support.client_page import ClientPage
from tests.support.console import Console
from tests.support.cpython_client import CPythonClient, LoopThread
from tests.support.lifts import Lifts, server_class
from tests.support.other_browsers import fixtures as other_browsers
from tests.support.page_pool import PagePool
from tests.support.sails_server import SailsServer
from tests.support.server import LOCAL, Server
from tests.support.tools import CHECKOUT, find_npm_file

ARTIFACTS = CHECKOUT / 'test-results'
# Every name under .localhost is this machine; this one and api.sails.localhost are two hosts of one site.
APP_HOST = 'app.sails.localhost'


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup('sails_io')
    group.addoption(
        '--client',
        type=Path,
        help='the browser client to test (default: dist/sails.io.js, here and there dist/sails.io.min.js)',
    )
    group.addoption(
        '--node-client',
        type=Path,
        default=CHECKOUT / 'dist' / 'sails.io.cjs',
        help='the Node client to test (default: dist/sails.io.cjs)',
    )
    group.addoption(
        '--node-modules',
        type=Path,
        default=CHECKOUT / 'node_modules',
        help='where Node finds socket.io-client (default: node_modules)',
    )
    group.addoption(
        '--record-differences',
        action='store_true',
        help='write down what the two clients show where they differ on purpose (tests/differential)',
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep a screenshot of every failed test that has a browser context of its own."""
    given = ' '.join(map(str, config.invocation_params.args))
    for option, value in (('screenshot', 'only-on-failure'), ('output', str(ARTIFACTS))):
        if f'--{option}' not in given:
            setattr(config.option, option, value)
    if set(config.option.browser) - {'chromium'}:
        config.pluginmanager.register(other_browsers)
    # pytest-base-url, which pytest-playwright brings, defines its fixture in a way that pytest 9 warns of.
    config.addinivalue_line('filterwarnings', 'ignore:Session-scoped fixtures defined as instance methods')


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests that share their servers, or the wheel, stay together where several processes share the tests."""
    of_wheel = {item.path for item in items if 'python_packages' in getattr(item, 'fixturenames', ())}
    for item in items:
        group = _group_of(item, item.path in of_wheel)
        item.add_marker(pytest.mark.xdist_group(group))
        # xdist 3.8 writes the group where pytest 9.2 does not look any more, and would tear all groups apart.
        if hasattr(item.config, 'workerinput') and not item.nodeid.endswith(f'@{group}'):
            item._id = type(item.id).parse(f'{item.nodeid}@{group}')


def _group_of(item: pytest.Item, of_wheel: bool) -> str:
    """The tests of a folder with one client and one server, those of the files with the wheel, or of another file."""
    given = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, 'callspec') else {}
    shared = [str(given[name]) for name in ('client_file', 'node_client', 'server_kind') if name in given]
    if shared:
        return ' '.join([item.path.parent.name, *shared])
    return 'wheel' if of_wheel else item.nodeid.partition('::')[0]


def _existing(path: Path, option: str) -> Path:
    if not path.exists():
        pytest.fail(f'{path} is not there. `make build` writes it; `{option} FILE` tests another file.')
    return path.resolve()


# Some tests are for other clients, and name theirs as the parameter of these three. Nobody may define a fixture
# of the same name again in a folder: pytest would go on with the servers that were lifted for another folder.


@pytest.fixture(scope='session')
def client_file(
    request: pytest.FixtureRequest, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The browser client under test; as parameter, the name of another one: see `clients`."""
    name = getattr(request, 'param', None) or 'page'
    given = pytestconfig.getoption('--client')
    if given is None or name not in clients.EXCHANGEABLE:
        given = clients.client_file(name, tmp_path_factory.mktemp('client'))
    return _existing(given, '--client')


@pytest.fixture(scope='session')
def node_client(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Path:
    """The Node client under test; as parameter, a file of an npm package."""
    if inside := getattr(request, 'param', None):
        return find_npm_file(inside)
    return _existing(pytestconfig.getoption('--node-client'), '--node-client')


@pytest.fixture(scope='session')
def node_modules(
    request: pytest.FixtureRequest, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Where Node finds socket.io-client; as parameter, the package that it shall find under this name."""
    if package := getattr(request, 'param', None):
        folder = tmp_path_factory.mktemp('node_modules')
        (folder / 'socket.io-client').symlink_to(find_npm_file(package), target_is_directory=True)
        return folder
    return _existing(pytestconfig.getoption('--node-modules'), '--node-modules')


@pytest.fixture(scope='session')
def tarball(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The npm package, packed from dist/."""
    return npm_package.pack(tmp_path_factory.mktemp('pack'))


@pytest.fixture(scope='session')
def package(tarball: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The npm package in an empty project that has installed it, with socket.io-client beside it."""
    folder = npm_package.install(tarball, tmp_path_factory.mktemp('installed'))
    (folder.parent / 'socket.io-client').symlink_to(find_npm_file('socket.io-client'))
    return folder


@pytest.fixture(scope='session')
def python_packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel made of it."""
    return python_package.build(tmp_path_factory.mktemp('python'))


@pytest.fixture(scope='session')
def sdist(python_packages: tuple[Path, Path]) -> Path:
    """The sdist."""
    return python_packages[0]


@pytest.fixture(scope='session')
def wheel(python_packages: tuple[Path, Path]) -> Path:
    """The wheel."""
    return python_packages[1]


@pytest.fixture(scope='session')
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> wheels.InstalledWheel:
    """An environment in which the wheel is installed."""
    return wheels.install(tmp_path_factory.mktemp('wheel'), wheel)


@pytest.fixture(scope='session')
def installed_build(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> wheels.InstalledWheel:
    """Another, in which it is installed with its extra `build`."""
    return wheels.install(tmp_path_factory.mktemp('wheel'), f'{wheel}[build]')


@pytest.fixture(scope='session')
def metadata(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where projects of the tests find what an install of this checkout tells Python."""
    return pytest_project.metadata(tmp_path_factory.mktemp('metadata'))


# Servers


@pytest.fixture(scope='session', params=['mock', 'sails'])
def server_kind(request: pytest.FixtureRequest) -> str:
    """Which server answers: our mock, or a real Sails app."""
    return str(request.param)


@pytest.fixture(scope='session')
def lift(
    server_kind: str, client_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Server]]:
    """`lift(send_status_code=False)`: a server with these options, lifted once in a session."""
    lifts = Lifts(server_kind, client_file, tmp_path_factory)
    yield lifts.get
    lifts.stop()


@pytest.fixture(scope='session')
def server(lift: Callable[..., Server]) -> Server:
    """The contract app, which refuses handshakes whose query has refuse=1."""
    return lift(refuse=True)


@pytest.fixture(scope='session')
def second_server(lift: Callable[..., Server], server: Server, client_file: Path) -> Server:
    """Another app on another port, which pages of `server` may use: the second origin. Programs have none."""
    if clients.is_cpython(client_file):
        return lift()
    return lift(allow_origins=tuple(server.url_of(host) for host in (LOCAL, APP_HOST)))


@pytest.fixture(scope='session')
def real_server(
    server_kind: str, server: Server, client_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A real Sails app, also for the tests that run on the mock."""
    if server_kind == SailsServer.kind:
        yield server
    else:
        lifted = SailsServer(AppOptions(), tmp_path_factory.mktemp('public'), client_file).start()
        yield lifted
        lifted.stop()


@pytest.fixture
def fragile_server(server_kind: str, client_file: Path, tmp_path: Path) -> Iterator[Server]:
    """A server of this test's own, to be stopped and started again on the same port."""
    (tmp_path / 'public').mkdir()
    server = server_class(server_kind)(AppOptions(), tmp_path / 'public', client_file)
    yield server.start()
    server.stop()


@pytest.fixture
def dead_url() -> Iterator[str]:
    """An address of this machine that refuses every connection, and that nobody else can take."""
    with socket.socket() as place:
        place.bind((LOCAL, 0))  # and never listens
        yield f'http://{LOCAL}:{place.getsockname()[1]}'


# Pages


@pytest.fixture
def console() -> Iterator[Console]:
    """What the pages of this test said. An unexpected complaint fails the test."""
    console = Console()
    yield console
    console.leave()
    console.check()


@pytest.fixture(scope='session')
def page_pool(browser: Browser, browser_name: str) -> Iterator[PagePool]:
    """Pages that the tests use one after the other, in Chromium; elsewhere each test gets new ones."""
    pool = PagePool(browser, keeps=browser_name == 'chromium')
    yield pool
    pool.close()


@pytest.fixture
def pages(page_pool: PagePool, server: Server, console: Console) -> Iterator[Callable[..., ClientPage]]:
    """Pages of a browser, which `new_page` hands out."""
    console.watch(page_pool.context)
    yield lambda of=server: page_pool.take(of)
    page_pool.listen()
    console.leave()  # emptying a page may cut a connection that has just begun, of which browsers complain
    page_pool.take_back()


@pytest.fixture
def programs(server: Server, console: Console) -> Iterator[Callable[..., CPythonClient]]:
    """Clients under CPython, which `new_page` hands out in the place of pages."""
    thread = LoopThread(console)
    made: list[CPythonClient] = []

    def program(of: Server = server) -> CPythonClient:
        made.append(CPythonClient(thread, of, console))
        return made[-1]

    yield program
    for each in made:
        each.close()
    left_over = thread.close()
    assert left_over == []


@pytest.fixture
def new_page(request: pytest.FixtureRequest, client_file: Path, server: Server) -> Callable[..., ClientPage]:
    """`new_page()` or `new_page(other_server)`: a further page of one visitor; under CPython, a further program."""
    name = 'programs' if clients.is_cpython(client_file) else 'pages'
    found: Callable[..., ClientPage] = request.getfixturevalue(name)
    return found


@pytest.fixture
def page_of(new_page: Callable[..., ClientPage]) -> Callable[..., ClientPage]:
    """`page_of(settings="io.sails.reconnection = true")`: a new page, opened and connected."""
    return lambda **parts: new_page().open_connected(**parts)


@pytest.fixture
def blank(new_page: Callable[..., ClientPage]) -> ClientPage:
    """A page that is not opened yet."""
    return new_page()


@pytest.fixture
def client(blank: ClientPage) -> ClientPage:
    """A page with nothing but the client's script tag, connected."""
    return blank.open_connected()


@pytest.fixture
def stranger(
    request: pytest.FixtureRequest, client_file: Path, server: Server
) -> Iterator[ClientPage | CPythonClient]:
    """A connected page of somebody else: another browser context, so other cookies."""
    if clients.is_cpython(client_file):
        yield request.getfixturevalue('programs')().open_connected()
        return
    browser: Browser = request.getfixturevalue('browser')
    context = browser.new_context()
    console = Console()
    console.watch(context)
    yield ClientPage(context.new_page(), server).open_connected()
    context.close()
    console.check()
