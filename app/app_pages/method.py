"""How claims are read and checked, how good that is, and what it cannot do."""

import streamlit as st

from app.drawing.frame import tr
from app.drawing.method import find_sections

st.title(tr("Method"))
for title, body in find_sections():
    st.header(title)
    st.markdown(body)
