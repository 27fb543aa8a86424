"""Logging in through OpenID Connect, where a team has set it up (docs/deploying.md)."""

import streamlit as st

from app.drawing.frame import tr
from app.drawing.words import verbatim


def require_login() -> None:
    """Stop the page for who has not logged in; do nothing where no provider is set up."""
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets:
        return
    if name := reviewer():
        offer_logout(name)
        return
    st.title("Fulcrum")
    st.markdown(tr("This instance is for a team: log in to see it."))
    st.button(tr("Log in"), type="primary", on_click=st.login)
    st.stop()


def offer_logout(name: str) -> None:
    """Who is logged in, and a way out, on top of every page."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(f"{tr('Logged in as')} {verbatim(name, 100)}", width="content")
        st.button(tr("Log out"), on_click=st.logout)


def reviewer() -> str | None:
    """The name, or else the address, of who is logged in; None where nobody need log in."""
    if not st.user.get("is_logged_in"):
        return None
    return str(st.user.get("name") or st.user.get("email") or st.user.get("sub") or "") or None
