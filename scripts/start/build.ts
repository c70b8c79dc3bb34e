import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { holdLock } from '../database/process-lock'
import { writeBrotliCopies } from './brotli-copies'
import { runNode } from './child-process'

/** What goes into a build; tests and what Prisma generates from its schema do not. */
const FOLDERS = ['app', 'components', 'lib', 'public']
const FILES = [
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'scripts/start/brotli-copies.ts',
  'prisma/schema.prisma',
]
const LEFT_OUT = /\.test\.tsx?$|^lib\/testing\/|^lib\/data\/generated\//
const BUILD_ID = '.next/BUILD_ID'
const STAMP = '.next/eyes-open-sources.txt'
const BUILD_PATIENCE_MS = 600_000

/** Builds the pages when they were never built or when a source has changed since. Says whether it did. */
export async function ensureBuild(projectRoot: string, tell: (text: string) => void, signal?: AbortSignal): Promise<boolean> {
  const sources = hashSources(projectRoot)
  if (isBuiltFrom(projectRoot, sources)) return false
  return holdLock(path.join(projectRoot, 'node_modules/.eyes-open-build.lock'), BUILD_PATIENCE_MS, async () => {
    if (isBuiltFrom(projectRoot, sources)) return false
    tell('Building …')
    fs.rmSync(path.join(projectRoot, STAMP), { force: true })
    await runNode({
      args: ['node_modules/next/dist/bin/next', 'build'],
      cwd: projectRoot,
      env: buildEnvironment(),
      complaint: '`next build` failed. Its own words:',
      signal,
    })
    await writeBrotliCopies(path.join(projectRoot, '.next/static'))
    fs.writeFileSync(path.join(projectRoot, STAMP), sources)
    return true
  })
}

/** A hash over the names and contents of everything that a build reads. */
export function hashSources(projectRoot: string): string {
  const hash = createHash('sha256')
  for (const file of listSources(projectRoot)) {
    hash.update(file).update('\0').update(fs.readFileSync(path.join(projectRoot, file)))
  }
  return hash.digest('hex')
}

/** The files that a build reads, from the project's folder, in one fixed order. */
export function listSources(projectRoot: string): string[] {
  const inFolders = FOLDERS.flatMap((folder) => {
    const place = path.join(projectRoot, folder)
    if (!fs.existsSync(place)) return []
    const entries = fs.readdirSync(place, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
  })
  const files = FILES.filter((file) => fs.existsSync(path.join(projectRoot, file)))
  return [...inFolders.map((file) => file.split(path.sep).join('/')), ...files].filter((file) => !LEFT_OUT.test(file)).sort()
}

function isBuiltFrom(projectRoot: string, sources: string): boolean {
  const stamp = path.join(projectRoot, STAMP)
  return fs.existsSync(path.join(projectRoot, BUILD_ID)) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sources
}

/** A build must be the same wherever it is made: no address and no secret of this machine goes into it. Ours has the copies that its answers name. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const secrets = { DATABASE_URL: undefined, DATABASE_APP_URL: undefined, AUTH_SECRET: undefined, NEXTAUTH_SECRET: undefined }
  return { ...process.env, ...secrets, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', EYES_OPEN_BROTLI_COPIES: '1' }
}
