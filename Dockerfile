# Builds the service, then copies the one binary into an image without a compiler.
# The seeds, migrations and Swagger UI are inside the binary.

FROM rust:1.95-slim-bookworm AS build
# OpenSSL, which PostgreSQL's client needs, is built from source too: by make, and by a script for the whole of Perl.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make perl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
# The cached `target` folder spares the dependencies a rebuild; `touch` makes sure that the service itself gets one.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    touch src/lib.rs src/main.rs \
    && cargo build --locked --release \
    && cp target/release/careers-api /usr/local/bin/careers-api

FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="careers-api" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0"
# The authorities that vouch for a PostgreSQL server where its URL says `sslmode=verify-full&sslrootcert=system`.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/*
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin careers \
    && install --directory --owner=careers --group=careers --mode=0750 /data
COPY --from=build /usr/local/bin/careers-api /usr/local/bin/careers-api

# A number rather than a name, so that an orchestrator can see that it is not root.
USER 10001:10001
# The only folder that is written; the root file system may be read-only.
VOLUME /data
WORKDIR /data
ENV DATABASE_URL=/data/careers.db \
    BIND=0.0.0.0:8080
EXPOSE 8080

# The image has no curl; bash itself can ask, at the port that BIND names.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${BIND##*:}\" && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]

ENTRYPOINT ["careers-api"]
CMD ["serve"]
