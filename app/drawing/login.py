"""Logging in through OpenID Connect, where a team has set it up (docs/deploying.md)."""

import streamlit as st

from app.drawing.frame import tr


def require_login() -> None:
    """Stop the page for who has not logged in; do nothing where no provider is set up."""
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets or st.user.get("is_logged_in"):
        return
    st.title("Fulcrum")
    st.markdown(tr("This instance is for a team: log in to see it."))
    st.button(tr("Log in"), type="primary", on_click=st.login)
    st.stop()


def reviewer() -> str | None:
    """The name, or else the address, of who is logged in; None where nobody need log in."""
    if not st.user.get("is_logged_in"):
        return None
    return str(st.user.get("name") or st.user.get("email") or st.user.get("sub") or "") or None
