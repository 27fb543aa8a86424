# Fulcrum in a container: the web app by default, or any other command (see compose.yaml).
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements-app.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/fulcrum \
 && /opt/fulcrum/bin/pip install --no-cache-dir --require-hashes -r requirements-app.lock
COPY ingest ingest
COPY nlp nlp
COPY app app
# The tests of libraries and the installer are of no use to who runs it: a sixth of its size.
RUN /opt/fulcrum/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/fulcrum/bin/pip uninstall --yes pip \
 && find /opt/fulcrum/lib -type d -name tests -prune -exec rm -rf {} +

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 fulcrum && mkdir /data && chown fulcrum /data
COPY --from=build /opt/fulcrum /opt/fulcrum
COPY .streamlit /home/fulcrum/.streamlit
ENV PATH=/opt/fulcrum/bin:$PATH FULCRUM_DB=/data/fulcrum.db PYTHONDONTWRITEBYTECODE=1
USER fulcrum
WORKDIR /home/fulcrum
VOLUME /data
EXPOSE 8501
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health')"]
# Inside a container loopback reaches nobody: the published port decides who may come in.
CMD ["fulcrum", "app", "--headless", "--port", "8501", "--address", "0.0.0.0"]
