"""The web app: the menu, and what every page shares. Run it with `fulcrum app`."""

import streamlit as st

from app.drawing.frame import choose_language, dress, navigation
from app.drawing.login import require_login

NAME = "Fulcrum"


def main() -> None:
    """Draw the page that is asked for."""
    st.set_page_config(page_title=NAME, page_icon="⚖️", layout="wide", initial_sidebar_state="collapsed")
    dress()
    choose_language()
    require_login()
    page = navigation()
    st.set_page_config(page_title=f"{page.title} · {NAME}")
    page.run()


if (
    __name__ == "__main__"
):  # a process that reads articles beside this one imports the script, and draws nothing
    main()
