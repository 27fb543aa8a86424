"""What every page shares: the menu, the language of the interface, the archive, badges and links."""

import os
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from sqlite_utils import Database

from app.documents import known_date
from app.drawing.words import verbatim
from app.errors import UnusableInput
from app.given import read_one
from app.saying.tables import LANGUAGES, word
from app.statistics import observed, open_statistics
from app.wording import ICONS
from ingest.archive import open_readonly
from ingest.statistics.store import Statistics

INTERFACE = "interface"  # in the address, where `language` is that of articles
BadgeColour = Literal["green", "orange", "red", "gray"]
COLOURS: dict[str, BadgeColour] = {
    "supported": "green",
    "close": "orange",
    "contradicted": "red",
    "unverifiable": "gray",
}


@cache
def table(name: str) -> dict[str, Any]:
    """One of the TOML tables beside this file."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def navigation() -> Any:
    """The page that the address asks for; the menu is drawn on top."""
    menu: dict[str, list[Any]] = {}
    for page in table("pages")["page"]:
        menu.setdefault(tr(page.get("section", "")), []).append(
            st.Page(
                f"app_pages/{page['file']}.py",
                title=tr(page["title"]),
                url_path=page["file"],
                default=page["file"] == "desk",
                visibility="visible" if page.get("listed", True) else "hidden",
                help=tr(page["help"]),
            )
        )
    return st.navigation(menu, position="top")


def dress() -> None:
    """The style that all pages share."""
    st.html(f"<style>{files(__package__).joinpath('style.css').read_text('utf-8')}</style>")


def choose_language() -> None:
    """The language of the interface, kept in the address."""
    with st.container(key="language"):
        kept_choice(
            st.selectbox,
            INTERFACE,
            "Language / Idioma",
            tuple(LANGUAGES),
            format_func=LANGUAGES.get,
            label_visibility="collapsed",
        )
    # Screen readers take their voice from it; the code is one of our own.
    st.html(f"<script>document.documentElement.lang='{language()}'</script>", unsafe_allow_javascript=True)


def language() -> str:
    """The language of the interface that the user chose."""
    chosen = str(st.session_state.get(INTERFACE, "en"))
    return chosen if chosen in LANGUAGES else "en"


def tr(words: str) -> str:
    """The interface's words in the language that the user chose; what has no translation stays."""
    return word(language(), words)


def archive_path() -> Path:
    """The archive that `fulcrum app` was started on."""
    return Path(os.environ["FULCRUM_DB"])


def archive() -> Database:
    """The archive, for reading; one connection for each version of the file."""
    path = archive_path()
    if not path.exists():
        st.info(
            tr("There is no archive yet. Run `fulcrum demo`, or `fulcrum collect`, and reload this page.")
        )
        st.stop()
    return connect(path, path.stat().st_ino)


def read_only(blocked: str = "") -> bool:
    """Whether this instance is for the public and nothing can be written; then it says so and what is `blocked`."""
    public = os.environ.get("FULCRUM_READONLY", "") not in ("", "0")
    if public and blocked:
        st.caption(f"{tr('This is a read-only instance:')} {tr(blocked)}")
    return public


def data_version() -> tuple[int, ...]:
    """Changes whenever the archive does: what was counted in it may be kept until then."""
    path = archive_path()
    files_of = (path, path.with_name(f"{path.name}-wal"))
    return tuple(
        number
        for file in files_of
        if file.exists()
        for number in (file.stat().st_ino, file.stat().st_mtime_ns, file.stat().st_size)
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def connect(path: Path, inode: int) -> Database:
    """A read-only connection that all threads share; a replaced file gets a new one."""
    return open_readonly(path)


def statistics() -> Statistics:
    """The statistics that claims are held against; opened once for as long as they stay as they are."""
    return opened_statistics(archive_path(), observed(archive()))


@st.cache_resource(max_entries=2, show_spinner=False)
def opened_statistics(path: Path, stamp: str) -> Statistics:
    """All series and observations, remembered as they are looked up."""
    return open_statistics(archive())


def empty(words: str, action: str) -> None:
    """What to show where there is nothing yet: why, and what to do next."""
    st.info(f"{tr(words)} {tr(action)}")


def byline(row: dict[str, Any]) -> str:
    """Who, when and where, on one line, escaped for Markdown."""
    names = dict.fromkeys((row.get("claimant_name"), row.get("publisher")))
    parts = (*names, row.get("date"), row.get("title"))
    return " · ".join(verbatim(str(part), 140) for part in parts if part)


def moment(stamp: str | None) -> str:
    """A time as the archive writes it, to the minute: `2026-06-10 08:30 UTC`.

    >>> moment("2026-06-10T08:30:00Z"), moment(None)
    ('2026-06-10 08:30 UTC', '–')
    """
    return f"{stamp[:10]} {stamp[11:16]} UTC" if stamp else "–"


def verdict_badge(verdict: str) -> None:
    """The verdict as a word with a sign: never a colour alone."""
    st.badge(f"{ICONS[verdict]} {tr(verdict)}", color=COLOURS[verdict])


def multichoice(place: Any, name: str, title: str, labels: dict[str, str]) -> tuple[str, ...]:
    """Values that the user chose, kept in the address as they are (a bound widget would keep its labels).

    A value that is not offered can be typed: names of countries become codes; what nobody knows is told.
    """
    wanted = st.query_params.get_all(name)
    options = list(dict.fromkeys([*labels, *wanted]))
    chosen = place.multiselect(
        tr(title),
        options,
        default=wanted,
        format_func=lambda value: labels.get(value, value),
        accept_new_options=True,
        placeholder=tr("choose or type"),
        key=f"{name}-choice",
    )
    known = tuple(filter(None, (known_value(place, name, value) for value in chosen)))
    if list(known) != wanted:
        st.query_params[name] = list(known)
    return known


def kept_choice(
    widget: Callable[..., Any], name: str, label: str, options: Sequence[str], **told: object
) -> str:
    """One of `options`, kept in the address unless it is the first (a bound widget would keep its label)."""
    asked = st.query_params.get(name)
    if name not in st.session_state:
        st.session_state[name] = asked if asked in options else options[0]
    chosen = str(widget(label, options, key=name, **told))
    if chosen != options[0]:
        st.query_params[name] = chosen
    elif asked is not None:
        del st.query_params[name]
    return chosen


def known_value(place: Any, name: str, value: str) -> str | None:
    """A filter's value in the archive's spelling; one that can be none is told and left out."""
    try:
        return read_one(name, value)
    except UnusableInput as error:
        place.warning(verbatim(str(error), 300))
        return None


def day_choice(place: Any, name: str, title: str) -> str | None:
    """A day that the user typed, kept in the address; what is no day is told and left out."""
    text = place.text_input(tr(title), key=name, bind="query-params", max_chars=10).strip()
    try:
        return known_date(text) if text else None
    except UnusableInput as error:
        place.warning(verbatim(str(error), 300))
        return None


def basket() -> list[str]:
    """The ids of the claims that were chosen for a report, in order."""
    return st.session_state.setdefault("basket", [])


def add_to_basket(ids: Iterable[str]) -> None:
    """Put claims into the report, each once, and say so."""
    fresh = [id for id in ids if id not in basket()]
    basket().extend(fresh)
    st.toast(f"{len(fresh)} {tr('added. The report is under More, Reports.')}")


def page_file(name: str) -> str:
    """The path of a page, as Streamlit's links want it."""
    return f"app_pages/{name}.py"
