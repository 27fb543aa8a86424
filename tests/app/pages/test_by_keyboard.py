"""The pages without a mouse: Tab reaches everything in reading order and is seen where it is; Enter and Space act."""

import pytest
from playwright.sync_api import Page, expect

from tests.app.pages.browsing import LINKS, READY, WAIT, address, first_id, go
from tests.app.pages.test_pages import PAGES

pytestmark = pytest.mark.browser
MOST = 150  # presses of the Tab key on one page
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


def walk(page: Page) -> list[dict[str, object]]:
    """Every place that the Tab key stops at, until it leaves the page."""
    found = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return found
        for _ in range(20):  # some come into sight slowly
            if focused["ringed"]:
                break
            page.wait_for_timeout(50)
            focused = page.evaluate(FOCUSED)
        found.append(focused)
    pytest.fail(f"the Tab key does not come to an end: {[one['words'] for one in found[-5:]]}")


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_in_order_and_is_seen(served, page, demo_archive, name):
    go(page, f"{served}/{address(name, demo_archive)}")
    page.wait_for_timeout(500)  # tables are drawn after the script has run
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


def tab_to(page: Page, words: str) -> None:
    """Press the Tab key until what bears these words has the focus."""
    told = "(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()"
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(told).startswith(words):
            return
    pytest.fail(f"the Tab key does not reach {words!r}")


def test_a_claim_is_opened_from_the_table(served, page):
    go(page, f"{served}/claims")
    page.get_by_test_id("data-grid-canvas").first.wait_for(timeout=WAIT)
    page.get_by_test_id("data-grid-canvas").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("button", name="Open the claim")).to_be_enabled(timeout=WAIT)
    tab_to(page, "Open the claim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim?id=*", timeout=WAIT)


def test_a_claim_is_opened_from_the_list(served, page):
    go(page, f"{served}/claims")
    tab_to(page, "table")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.locator(LINKS).first.wait_for(timeout=WAIT)
    page.wait_for_selector(READY)
    first = page.locator(LINKS).first.inner_text()
    tab_to(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim?id=*", timeout=WAIT)


def test_a_text_is_checked(served, page):
    go(page, f"{served}/check")
    tab_to(page, "Paste an article or a statement")
    page.keyboard.type("In April 2026 the United States imported $50.69 billion of goods from Mexico.")
    tab_to(page, "Check")
    page.keyboard.press("Enter")
    page.get_by_text("1 supported").wait_for(timeout=60_000)


def test_a_review_is_kept(desk, own_archive, page):
    go(page, f"{desk}/claim?id={first_id(own_archive, 'claim')}")
    tab_to(page, "In context")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.get_by_label("Your name").wait_for(timeout=WAIT)
    tab_to(page, "Your name")
    page.keyboard.type("Night desk")
    page.keyboard.press("Tab")
    for _ in range(3):  # from the first decision to the last
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="noted")).to_be_checked()
    tab_to(page, "Note")
    page.keyboard.type("seen")
    tab_to(page, "Keep the review")
    page.keyboard.press("Space")
    page.get_by_role("tab", name="Reviews (1)").wait_for(timeout=60_000)
    page.get_by_text("Night desk").first.wait_for(timeout=WAIT)
