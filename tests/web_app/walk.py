"""Walks through the app, as a visitor takes them, with calls of the Cloud SDK on the way."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from .cloud import cloud
from .web_app import WebApp
from .window import Step, Window

EMAIL, PASSWORD, NEW_PASSWORD = 'ada@example.com', 'enchantress', 'of numbers'
TOLD = 'You have signed out or signed into a different session'

OBSERVE = 'Cloud.observeMySession()'
BY_SOCKET = ".protocol('io.socket')"


def whole_walk(context: BrowserContext, app: WebApp) -> list[Step]:
    """Visit every kind of page, in an empty browser context; answer what was seen."""
    first, second, steps = _windows(context, app)
    _look_around(first)
    _use_sockets(first, second)
    _call(first)
    _change_account(first)
    return steps


def short_walk(context: BrowserContext, app: WebApp) -> list[Step]:
    """Some of the same steps: those in which the app needs a socket."""
    first, second, steps = _windows(context, app)
    _use_sockets(first, second)
    return steps


def _windows(context: BrowserContext, app: WebApp) -> tuple[Window, Window, list[Step]]:
    # Stripe's script comes from Stripe; the app uses it only where there is something to pay.
    context.route('https://js.stripe.com/**', lambda route: route.fulfill(content_type='text/javascript'))
    steps: list[Step] = []
    return Window(context, 'first', app, steps), Window(context, 'second', app, steps), steps


def _use_sockets(first: Window, second: Window) -> None:
    _sign_up(first)
    _sign_out_elsewhere(first, second)
    _sign_in(first)
    _listen(first, second)
    _lose_connection(first)


def _look_around(window: Window) -> None:
    page = window.visit('/')
    window.step('the homepage')
    page.get_by_role('link', name='FAQ', exact=True).click()
    page.wait_for_url('**/faq')
    window.step('questions')
    page.get_by_role('link', name='Contact us').click()
    page.wait_for_url('**/contact')
    window.step('the contact form')
    page.get_by_label('Name').fill('Ada')
    page.get_by_label('Email address').fill(EMAIL)
    page.get_by_label('Topic').fill('Engines')
    page.get_by_label('Message').fill('Does it weave algebraic patterns?')
    page.get_by_role('button', name='Send message').click()
    expect(page.get_by_text('We have received your message')).to_be_visible()
    window.step('sent a message')


def _sign_up(window: Window) -> None:
    page = window.visit('/signup')
    window.step('to sign up')
    page.get_by_role('button', name='Create account').click()
    expect(page.get_by_text('Please enter your full name.')).to_be_visible()
    window.step('signed up with nothing')
    page.get_by_label('Full name').fill('Ada')
    page.get_by_label('Email address').fill(EMAIL)
    page.get_by_label('Choose a password').fill(PASSWORD)
    page.get_by_label('Confirm password').fill(PASSWORD)
    page.get_by_role('checkbox').check()
    page.get_by_role('button', name='Create account').click()
    page.wait_for_url('**/welcome')
    window.step('signed up')


def _sign_out_elsewhere(first: Window, second: Window) -> None:
    other = second.visit('/account')
    second.step('the account')
    page = first.to_front()
    page.get_by_role('contentinfo').get_by_role('link', name='Sign out').click()
    page.wait_for_url('**/login')
    first.step('signed out')
    expect(other.get_by_text(TOLD)).to_be_visible()
    second.step('told that the first has signed out')


def _sign_in(window: Window) -> None:
    page = window.page
    page.get_by_placeholder('Email address').fill(EMAIL)
    page.get_by_placeholder('Password').fill('wrong')
    page.get_by_role('button', name='Sign in').click()
    expect(page.get_by_text('The credentials you entered')).to_be_visible()
    window.step('signed in with a wrong password')
    page.get_by_placeholder('Password').fill(PASSWORD)
    page.get_by_role('button', name='Sign in').click()
    page.wait_for_url('**/welcome')
    window.step('signed in')


def _listen(first: Window, second: Window) -> None:
    """Listeners of the SDK: one for every event, one for those with a verb; taken away, they hear no more."""
    page = first.page
    page.evaluate("""() => {
      window.heard = [];
      window.any = Cloud.on('session', (message) => heard.push(['any', message]));
      Cloud.on('session', { '*': (message) => heard.push(['*', message]) });
    }""")
    other = second.visit('/account')
    second.step('signed in by socket', cloud(other, _sign_in_with(PASSWORD) + BY_SOCKET))
    page.wait_for_function('heard.length === 2')
    page.evaluate("Cloud.off('session', any)")
    answers = cloud(other, _sign_in_with(PASSWORD))
    expect(other.get_by_text(TOLD)).to_be_visible()
    second.step('signed in by HTTP', answers)
    page.wait_for_function('heard.length === 3')
    first.step('heard of both', page.evaluate('heard'))


def _lose_connection(window: Window) -> None:
    """Without a connection the SDK calls it off at once; while there may be one soon, it waits."""
    window.page.evaluate('io.socket.disconnect()')
    offline = cloud(window.page, OBSERVE)
    window.page.evaluate('io.socket.reconnect()')
    window.step('lost the connection, and found it', offline + cloud(window.page, OBSERVE))


def _call(window: Window) -> None:
    """Methods over the socket and over HTTP, with results and with errors."""
    message = f"{{emailAddress: '{EMAIL}', topic: 'Notes', fullName: 'Ada', message: 'See note G.'}}"
    profile = "{fullName: 'Ada', emailAddress: 'admin@example.com'}"  # somebody else's
    results = cloud(
        window.page,
        OBSERVE,
        OBSERVE + ".protocol('jQuery')",
        f'Cloud.deliverContactFormMessage.with({message}).protocol(io.socket)',
        f'Cloud.updateProfile.with({profile})' + BY_SOCKET,
        _sign_in_with('wrong') + BY_SOCKET,
        'Cloud.login.with({})' + BY_SOCKET,
        f"Cloud.updatePassword.with({{password: '{PASSWORD}'}}).headers({{'x-note': 'G'}})" + BY_SOCKET,
        'Cloud.updatePassword.with({password: {}})' + BY_SOCKET,
        'Cloud.logout()' + BY_SOCKET,
        OBSERVE,
    )
    window.step('calls', results)


def _change_account(window: Window) -> None:
    cloud(window.page, _sign_in_with(PASSWORD))
    page = window.visit('/account')
    window.step('the account')
    page.get_by_role('link', name='Edit profile').click()
    page.wait_for_url('**/account/profile')
    window.step('the profile')
    page.get_by_label('Full name').fill('Ada Lovelace')
    page.get_by_role('button', name='Save changes').click()
    page.wait_for_url('**/account')
    window.step('changed the profile')
    page.get_by_role('link', name='Change password').click()
    page.wait_for_url('**/account/password')
    window.step('the password')
    page.get_by_label('New password').fill(NEW_PASSWORD)
    page.get_by_label('Confirm password').fill(NEW_PASSWORD)
    page.get_by_role('button', name='Save changes').click()
    page.wait_for_url('**/account')
    window.step('changed the password', cloud(page, *map(_sign_in_with, (PASSWORD, NEW_PASSWORD))))


def _sign_in_with(password: str) -> str:
    return f"Cloud.login.with({{emailAddress: '{EMAIL}', password: '{password}', rememberMe: false}})"
