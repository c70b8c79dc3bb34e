import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { StartProblem } from './start-problem'

/** Where root keeps data: the user that Postgres then runs as cannot enter a home such as /root. */
export const ROOT_DATA_FOLDER = '/var/lib/eyes-open'

/** The name of the small file in the data folder that says where the data really is. */
export const POINTER_FILE = 'WHERE.txt'

/** Where everything that outlives a run is kept. */
export interface DataHome {
  /** The folder that EYES_OPEN_DATA_DIR names (`.data`), as an absolute path. */
  named: string
  /** The folder that holds the data: the same, or as root one under /var/lib/eyes-open. */
  real: string
  /** True when Postgres must run as another user than we do. */
  asRoot: boolean
}

export interface DataHomeOptions {
  projectRoot: string
  /** EYES_OPEN_DATA_DIR as given; relative to the project's folder. */
  dataDir: string
  asRoot: boolean
  rootDataFolder?: string
}

/** Says where the data is, without touching the disk. */
export function locateDataHome({ projectRoot, dataDir, asRoot, rootDataFolder }: DataHomeOptions): DataHome {
  const named = path.resolve(projectRoot, dataDir)
  if (!asRoot) return { named, real: named, asRoot }
  const isDefault = named === path.resolve(projectRoot, '.data')
  const hash = createHash('sha256').update(isDefault ? path.resolve(projectRoot) : named)
  return { named, real: path.join(rootDataFolder ?? ROOT_DATA_FOLDER, hash.digest('hex').slice(0, 16)), asRoot }
}

/** Makes the folders, readable by nobody else where nobody else needs them, and as root the file that says where the data is. */
export function openDataHome(home: DataHome): void {
  try {
    fs.mkdirSync(home.named, { recursive: true, mode: 0o700 })
    if (home.real === home.named) return
    fs.mkdirSync(home.real, { recursive: true })
    fs.chmodSync(path.dirname(home.real), 0o755)
    fs.chmodSync(home.real, 0o755)
    fs.writeFileSync(path.join(home.named, POINTER_FILE), `${home.real}\n`)
    fs.writeFileSync(path.join(home.real, 'CLONE.txt'), `${home.named}\n`)
  } catch (error) {
    throw explainFolder(home, error)
  }
}

function explainFolder(home: DataHome, error: unknown): StartProblem {
  const reason = error instanceof Error ? error.message : String(error)
  return new StartProblem(
    `the data folder ${home.real} cannot be made (${reason}). Give EYES_OPEN_DATA_DIR a folder that this user may write.`,
  )
}
