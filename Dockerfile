# Adjutant: one image for every role (ROLES). Runs as user 10001 on a read-only root; only DATA_DIR is written to.
# By its digest, so that the same one is taken tomorrow; `--build-arg NODE_IMAGE=…` takes another.
ARG NODE_IMAGE=node:26.10.0-bookworm-slim@sha256:662933cf47f013bc8e4beb31a6116448427a82057ba7c42c97e4c5ba766504c2

# The page: needs Vite, whose compiler is an optional package for each platform. All of it stays here.
FROM ${NODE_IMAGE} AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
COPY web ./web
RUN npm run prepare

# What the server imports: neither the embedded PostgreSQL nor a second Node, and no build tools.
FROM ${NODE_IMAGE} AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts \
 && npm uninstall --omit=dev --omit=optional --ignore-scripts vite vite-plugin-solid solid-js

FROM ${NODE_IMAGE}
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /opt/yarn-* /usr/local/bin/yarn /usr/local/bin/yarnpkg \
 && mkdir /data && chown 10001:10001 /data
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY --from=page /app/web/dist ./web/dist
COPY package.json LICENSE ./
COPY bin ./bin
COPY src ./src
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without npm in between, so that SIGTERM reaches it. It keeps the young generation small: 35 MB less.
CMD ["bin/adjutant", "start"]
