# Fulcrum in a container: the web app by default, or any other command (see compose.yaml).
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY ingest ingest
COPY nlp nlp
COPY app app
RUN python -m venv /opt/fulcrum \
 && /opt/fulcrum/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && /opt/fulcrum/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 fulcrum && mkdir /data && chown fulcrum /data
COPY --from=build /opt/fulcrum /opt/fulcrum
COPY .streamlit /home/fulcrum/.streamlit
ENV PATH=/opt/fulcrum/bin:$PATH FULCRUM_DB=/data/fulcrum.db
USER fulcrum
WORKDIR /home/fulcrum
VOLUME /data
EXPOSE 8501
# Inside a container loopback reaches nobody: the published port decides who may come in.
CMD ["fulcrum", "app", "--headless", "--port", "8501", "--address", "0.0.0.0"]
