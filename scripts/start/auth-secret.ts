import fs from 'node:fs'
import path from 'node:path'
import { openDataHome, type DataHome } from '../database/data-home'
import { makeSecret, writeSecretFile } from '../database/server-passwords'

/** The secret that signs cookies: made once, kept where only its owner may read it, so that a restart signs nobody out. */
export function keepAuthSecret(home: DataHome): string {
  openDataHome(home)
  const file = path.join(home.real, 'auth-secret')
  if (!fs.existsSync(file)) writeSecretFile(file, makeSecret() + makeSecret())
  return fs.readFileSync(file, 'utf8')
}
