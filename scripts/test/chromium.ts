import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

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

/** A browser that can be started: Playwright's own, or one of the system. Null when there is none. */
export async function findChromium(): Promise<{ executablePath?: string } | null> {
  const { chromium } = await import('@playwright/test')
  if (fs.existsSync(chromium.executablePath())) return {}
  return findSystemChromium()
}

/** The system's own browser. */
export function findSystemChromium(): { executablePath: string } | null {
  const executablePath = SYSTEM_PLACES.find((place) => fs.existsSync(place))
  return executablePath === undefined ? null : { executablePath }
}

/** Finds a browser, or tries to install one. Returns the empty string, or the reason why there is none. */
export async function ensureChromium(projectRoot: string): Promise<string> {
  if ((await findChromium()) !== null) return ''
  process.stderr.write('Installing a Chromium for the browser tests …\n')
  for (const [command, args] of listInstallers()) {
    spawnSync(command, args, { cwd: projectRoot, stdio: 'ignore', timeout: 300_000 })
    if ((await findChromium()) !== null) return ''
  }
  return 'no Chromium was found, and neither apt-get nor `npx playwright install chromium` could install one'
}

function listInstallers(): [string, string[]][] {
  const asRoot: [string, string[]][] = [
    ['apt-get', ['update']],
    ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']],
  ]
  const ours: [string, string[]] = [process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']]
  return process.getuid?.() === 0 ? [...asRoot, ours] : [ours]
}
