"""Logging in through a real provider on loopback, as docs/deploying.md tells it: in, signed, out, and no forged token."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytest.importorskip("authlib", reason="logins need fulcrum-trade[team]")

from joserfc.jwk import RSAKey

from tests.app.pages.browsing import WAIT, first_id, go
from tests.app.pages.conftest import serving
from tests.app.pages.provider import CLIENT, SECRET, Provider, providing

pytestmark = pytest.mark.browser
SECRETS = """[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "some forty characters that nobody can guess"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{address}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """Whom the app asks who somebody is."""
    with providing() as found:
        yield found


@pytest.fixture(scope="module")
def team(provider: Provider, own_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app of a team, with the documented file in the home folder of who runs it."""
    home = tmp_path_factory.mktemp("home")
    told = SECRETS.format(client=CLIENT, secret=SECRET, address=provider.address)
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "secrets.toml").write_text(told, "utf-8")
    with serving(own_archive, HOME=str(home)) as address:
        yield address


def log_in(page: Page, address: str) -> None:
    """Press the button of the page that says to log in, and wait until the app has the provider's word."""
    go(page, address)
    with page.expect_response(lambda answer: "/oauth2callback" in answer.url, timeout=WAIT):
        page.get_by_role("button", name="Log in").click()


def look_again(page: Page, address: str) -> Page:
    """The app in another tab of the same visitor: the first may still be on its way back."""
    other = page.context.new_page()
    go(other, address)
    return other


def test_nothing_is_shown_before_the_login(team: str, page: Page, own_archive: Path) -> None:
    go(page, f"{team}/claim?id={first_id(own_archive, 'claim')}")
    expect(page.get_by_text("This instance is for a team")).to_be_visible()
    expect(page.get_by_role("link", name="Claims")).to_have_count(0)
    assert "Verdict" not in page.inner_text("body")


def test_a_review_is_signed_by_who_logged_in_until_the_logout(
    team: str, page: Page, provider: Provider, own_archive: Path
) -> None:
    log_in(page, team)
    expect(page.get_by_text("Alma Ruiz")).to_be_visible(timeout=WAIT)
    assert {"/authorize", "/token", "/keys"} <= set(provider.asked)
    go(page, f"{team}/claim?id={first_id(own_archive, 'claim')}")
    name = page.get_by_label("Your name")
    expect(name).to_have_value("Alma Ruiz", timeout=WAIT)
    expect(name).to_be_disabled()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible(timeout=WAIT)
    expect(look_again(page, team).get_by_role("button", name="Log in")).to_be_visible(timeout=WAIT)


FORGED = [{"aud": "another-app"}, {"nonce": "of another visit"}, {"iss": "http://127.0.0.1:1"}, {"exp": 1}]


@pytest.mark.parametrize("forged", [*FORGED, None], ids=lambda one: "key" if one is None else next(iter(one)))
def test_a_forged_identity_is_nobody(
    team: str,
    page: Page,
    provider: Provider,
    monkeypatch: pytest.MonkeyPatch,
    forged: dict[str, object] | None,
) -> None:
    if forged is None:
        monkeypatch.setattr(provider, "key", RSAKey.generate_key(2048, {"kid": "one"}, private=True))
    else:
        monkeypatch.setattr(provider, "claims", provider.claims | forged)
    log_in(page, team)
    other = look_again(page, team)
    expect(other.get_by_role("button", name="Log in")).to_be_visible(timeout=WAIT)
    assert "Alma Ruiz" not in other.inner_text("body")
