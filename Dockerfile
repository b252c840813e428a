# Two images: `bot` faces the internet, `nlu` understands the messages. The shop's own
# files and secrets are in neither; compose.yml mounts and passes them.
# The only build steps are those of bot/runtime/image.py.

FROM python:3.11-slim-bookworm AS bot-build
ENV UV_COMPILE_BYTECODE=1
WORKDIR /app
COPY . .
RUN ["python", "-m", "bot.runtime.image", "bot"]

FROM python:3.10-slim-bookworm AS nlu-build
ENV UV_COMPILE_BYTECODE=1
WORKDIR /app
COPY . .
RUN ["python", "-m", "bot.runtime.image", "nlu"]

FROM python:3.10-slim-bookworm AS nlu
ENV HOME=/tmp \
    OMP_NUM_THREADS=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /app
COPY --from=nlu-build /app/nlu nlu
COPY --from=nlu-build /app/models models
USER 10001:10001
EXPOSE 5005
# 409, and so unhealthy, as long as there is no model.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["python", "-c", "import os; from urllib.request import urlopen; urlopen('http://127.0.0.1:5005/status?token=' + os.environ['NLU_TOKEN'], timeout=4)"]
CMD ["nlu/.venv/bin/python", "-m", "nlu.components.serve", "--model", "models/topics.tar.gz", "--host", "0.0.0.0", "--port", "5005"]

FROM python:3.11-slim-bookworm AS bot
ENV HOME=/tmp \
    PATH=/app/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8080 \
    COMPTOIR_DATA=/data \
    COMPTOIR_SHOP=/shop/shop.yml
WORKDIR /app
COPY --from=bot-build /app/.venv .venv
COPY --from=bot-build /app/actions actions
COPY --from=bot-build /app/bot bot
COPY --from=bot-build /app/nlu nlu
COPY --from=bot-build /app/stock stock
COPY --from=bot-build --chown=10001:10001 /app/data /data
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=15s --retries=4 \
    CMD ["python", "-c", "import os; from urllib.request import urlopen; urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/health/ready', timeout=4)"]
CMD ["comptoir", "run"]
