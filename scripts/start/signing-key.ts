import path from 'node:path'
import { signingKey, useKeyFolder } from '@/lib/data/signing-key'
import { openDataHome, type DataHome } from '../database/data-home'
import { StartProblem } from '../database/start-problem'

/** Makes the key that signs baselines and heads where there is none, so that a folder that cannot be written is said at the start and not when somebody freezes. */
export function keepSigningKey(home: DataHome): void {
  openDataHome(home)
  const folder = path.join(home.real, 'keys')
  useKeyFolder(folder)
  try {
    signingKey()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartProblem(`the key in ${folder} cannot be made or read (${reason}). Give EYES_OPEN_DATA_DIR a folder that this user may write, or look at the key.`)
  }
}
