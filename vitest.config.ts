import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }

/** `pure` needs nothing; `database` clones a template database per worker (lib/testing). The time zone is odd on purpose. */
export default defineConfig({
  test: {
    env: { TZ: 'Pacific/Chatham' },
    // vitest would leave a core to whoever watches, which on two cores is half of the machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'pure',
          // Modules are read once by each worker: what is pure keeps nothing from one file to the next, and reading them again takes a third of the time.
          isolate: false,
          testTimeout: 30_000,
          include: ['lib/{kernel,domain,exchange}/**/*.test.ts', 'lib/live/client/**/*.test.ts', 'components/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          // Each file has a database of its own, and its worker's modules, which took half of the work when every file read them anew. What is kept beside
          // modules (variables, connections) is cleared away by `file-setup`. A thread begins in half the time of a process.
          pool: 'threads',
          isolate: false,
          setupFiles: ['lib/testing/file-setup.ts'],
          include: ['lib/{data,services,jobs,live/server,auth,web,testing}/**/*.test.ts', 'prisma/**/*.test.ts'],
          globalSetup: ['lib/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
