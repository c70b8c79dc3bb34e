import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Debian's Chromium without windows: what Playwright brings as its own, and a third less work for two cores than a browser that could have some. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

/** Where systems keep a Chromium of their own. */
const SYSTEM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** What a browser needs to be quiet and to run as root in a container. */
export const BROWSER_FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

interface FoundChromium {
  /** Absent for Playwright's own, which finds itself. */
  executablePath?: string
}

/** A browser for tests, the lightest that can be started: Playwright's own, one without windows, or one of the system. Null when there is none. */
export async function findChromium(): Promise<FoundChromium | null> {
  return (await findLightChromium()) ?? findSystemChromium()
}

/** The browser that people have, for figures: they are compared with others that were measured in it. */
export function findSystemChromium(): FoundChromium | null {
  const executablePath = SYSTEM_PLACES.find((place) => fs.existsSync(place))
  return executablePath === undefined ? null : { executablePath }
}

async function findLightChromium(): Promise<FoundChromium | null> {
  const { chromium } = await import('@playwright/test')
  if (fs.existsSync(chromium.executablePath())) return {}
  return fs.existsSync(HEADLESS_SHELL) ? { executablePath: HEADLESS_SHELL } : null
}

/** Finds a browser, or tries to install one; where only a heavy one is there, a light one is tried. Returns the empty string, or the reason why there is none. */
export async function ensureChromium(projectRoot: string): Promise<string> {
  if ((await findLightChromium()) !== null) return ''
  const isThere = findSystemChromium() !== null
  for (const [command, args, seconds] of listInstallers(isThere)) {
    process.stderr.write('Installing a Chromium without windows for the browser tests …\n')
    spawnSync(command, args, { cwd: projectRoot, stdio: 'ignore', timeout: seconds * 1_000 })
    if ((await findLightChromium()) !== null) return ''
  }
  if ((await findChromium()) !== null) return ''
  return 'no Chromium was found, and neither apt-get nor `npx playwright install chromium` could install one'
}

/** Commands with the seconds that they may take, in the order in which they are tried. `isThere` says that the tests could do with what the system has. */
function listInstallers(isThere: boolean): [string, string[], number][] {
  // Nothing of the system is taken away for it.
  const install = ['install', '-y', '--no-install-recommends', '--no-remove']
  const light: [string, string[], number] = ['apt-get', [...install, 'chromium-headless-shell'], 60]
  const update: [string, string[], number] = ['apt-get', ['update'], 60]
  const isRoot = process.getuid?.() === 0
  const ours: [string, string[], number] = [process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], 300]
  if (isThere) return isRoot ? [light, update, light] : []
  return isRoot ? [light, update, light, ['apt-get', [...install, 'chromium'], 300], ours] : [ours]
}
