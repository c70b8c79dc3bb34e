import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Prisma's commands would download a native engine; ours answers them without a network. Set here, it holds however they are called.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'scripts/prisma/schema-engine.mjs')

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed.ts' },
  // `generate` needs no database. The other commands get the owner's address from the start, the tests or `npm run prisma`.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
