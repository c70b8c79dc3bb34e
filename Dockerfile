# Builds the pages where all packages are, and serves them where only the needed ones are.
FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /app
# Migrations need the owner's DATABASE_URL; the process that serves never sees it and uses the app's role.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 EYES_OPEN_DATA_DIR=/data EYES_OPEN_DEMO=0 NEXT_TELEMETRY_DISABLED=1
COPY --from=build /app /app
# The app may write its cache and its own secrets, and nothing else.
RUN mkdir -p /data && chown -R node:node /data /app/.next
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["node", "scripts/start/check-health.mjs"]
CMD ["node", "scripts/start.mjs"]
