"""Every page, visited twice: in light by screen reader and keyboard, in dark and Spanish by screen reader and on a phone.

What can be told of one visit is told of one: opening a page takes longer than looking at it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.app.pages.browsing import MOST, address, go
from tests.app.pages.test_pages import PAGES

pytestmark = pytest.mark.browser
REACHABLE = """() => {
  const wanted = 'a[href],button,input,select,textarea,summary,[role=tab],[role=spinbutton],[role=switch]';
  const shown = node => node.checkVisibility({visibilityProperty: true}) && node.getClientRects().length;
  const stops = [...document.querySelectorAll(wanted)].filter(node =>
    shown(node) && !node.disabled && node.tabIndex >= 0 && node.type !== 'file'
    && !node.closest('[data-testid=data-grid-canvas]'));
  // Of a group of buttons the Tab key stops at one, and arrows lead to the others.
  window.groupOf = node => node.closest('[role=radiogroup],[role=toolbar]') || node;
  window.stops = [...new Map(stops.map(node => [groupOf(node), node])).keys()];
  return window.stops.length;
}"""
# Where the focus is: the number of the stop (-1 for none of them), its place, and whether a ring is drawn round it.
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const ringed = one => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.opacity > 0.5
      && !/, 0\\)$/.test(style.outlineColor) && box.width > 8 && box.height > 8;
  };
  const box = node.getBoundingClientRect();
  let around = [node, node.parentElement, node.parentElement?.parentElement, node.closest('label')].filter(Boolean);
  if (!node.matches('input')) around = [node];
  return {
    number: window.stops.indexOf(groupOf(node)),
    words: `${node.tagName} ${node.ariaLabel || node.innerText || node.dataset.testid || ''}`.slice(0, 60),
    left: box.left, right: box.right, top: box.top, bottom: box.bottom, ringed: around.some(ringed),
    grid: !!node.closest('.stDataFrameGlideDataEditor, [data-testid=stDataFrame]'),
  };
}"""


WIDER = "(main => main.scrollWidth > main.clientWidth)(document.querySelector('[data-testid=stMain]'))"
CUT = """[...document.querySelectorAll('[data-testid=stButtonGroup] :is([role=radiogroup],[role=toolbar])')]
  .filter(group => group.scrollWidth > group.clientWidth + 1).map(group => group.innerText)"""
DESK, PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def light(browser: Browser) -> Iterator[Page]:
    """A visitor who goes from page to page in light."""
    page = browser.new_page(viewport=DESK, color_scheme="light")
    yield page
    page.close()


@pytest.fixture(scope="module")
def dark(browser: Browser) -> Iterator[Page]:
    """A visitor who goes from page to page in dark."""
    page = browser.new_page(viewport=DESK, color_scheme="dark")
    yield page
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_in_light_and_by_keyboard(served, light, demo_archive, name):
    with asking_nobody(light):
        visit(light, f"{served}/{address(name, demo_archive)}", "en")
        assert list(find_faults(light)) == []
        assert_tab_reaches_everything_in_order_and_is_seen(light)


@pytest.mark.parametrize("name", PAGES)
def test_in_dark_in_spanish_and_on_a_phone(served, dark, demo_archive, name):
    dark.set_viewport_size(DESK)
    with asking_nobody(dark):
        visit(dark, f"{served}/{address(name, demo_archive)}", "es")
        assert list(find_faults(dark)) == []
        dark.set_viewport_size(PHONE)
        dark.wait_for_timeout(300)
        assert not dark.evaluate(WIDER)
        assert dark.evaluate(CUT) == []


@contextmanager
def asking_nobody(page: Page) -> Iterator[None]:
    """Fails where the page asks anything of another machine."""
    outside: list[str] = []

    def note(request):
        if is_outside(request.url):
            outside.append(request.url)

    page.on("request", note)
    yield
    page.remove_listener("request", note)
    assert outside == []


def is_outside(url: str) -> bool:
    """Whether an address leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")


def visit(page: Page, where: str, language: str) -> None:
    """Open a page in a language, until its charts and tables are drawn."""
    go(page, f"{where}{'&' if '?' in where else '?'}interface={language}")
    page.wait_for_timeout(500)  # they are drawn after the script has run
    assert page.evaluate("document.documentElement.lang") == language


def find_faults(page: Page) -> Iterator[str]:
    """What is wrong with a page: failed, or hard for screen readers."""
    from axe_playwright_python.sync_playwright import Axe

    if page.locator("[data-testid='stException']").count():
        yield "an exception"
    for fault in Axe().run(page).response["violations"]:
        if fault["impact"] in ("serious", "critical"):
            yield f"{fault['id']}, {len(fault['nodes'])} times"


def walk(page: Page) -> list[dict[str, object]]:
    """Every place that the Tab key stops at, until it leaves the page or is back at the first."""
    found = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or (focused["number"] == 0 and any(one["number"] > 0 for one in found)):
            return found
        for _ in range(20):  # some come into sight slowly
            if focused["ringed"]:
                break
            page.wait_for_timeout(50)
            focused = page.evaluate(FOCUSED)
        found.append(focused)
    pytest.fail(f"the Tab key does not come to an end: {[one['words'] for one in found[-5:]]}")


def assert_tab_reaches_everything_in_order_and_is_seen(page: Page) -> None:
    """That the Tab key stops at whatever can be used, in reading order, with a ring round it, within the window."""
    stops = page.evaluate(REACHABLE)
    found = walk(page)
    numbers = [one["number"] for one in found if one["number"] >= 0]
    missed = page.evaluate(
        "seen => window.stops.filter((_, n) => !seen.includes(n)).map(one => one.outerHTML.slice(0, 200))",
        numbers,
    )
    assert stops > 8
    assert not missed
    assert numbers == sorted(numbers)
    assert [one["words"] for one in found if not one["ringed"]] == []
    assert [one["words"] for one in found if one["right"] <= 0 or one["left"] >= 1440] == []
