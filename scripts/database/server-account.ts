import { execFileSync } from 'node:child_process'
import { StartProblem } from './start-problem'

/** Who the server runs as: undefined numbers mean ourselves. */
export interface ServerAccount {
  uid?: number
  gid?: number
}

/** Users that Postgres may run as when we are root, in the order of preference. `nobody` is the last resort. */
const CANDIDATES = ['postgres', '_postgres', 'eyes-open', 'nobody']

/** Ourselves, or as root an unprivileged user, because Postgres refuses to run as root. Makes one when none is there. */
export function chooseServerAccount(asRoot: boolean): ServerAccount {
  if (!asRoot) return {}
  for (const name of CANDIDATES.slice(0, 3)) {
    const found = readAccount(name)
    if (found) return found
  }
  const made = makeAccount('eyes-open') ?? readAccount('nobody')
  if (made) return made
  throw new StartProblem('Postgres refuses to run as root and no other user is there. Make one with `useradd --system eyes-open`.')
}

function readAccount(name: string): ServerAccount | null {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

function makeAccount(name: string): ServerAccount | null {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], { stdio: 'ignore' })
    return readAccount(name)
  } catch {
    return null
  }
}
