import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { StartProblem } from './start-problem'

const passwordsSchema = z.object({ superuser: z.string().min(20), owner: z.string().min(20), web: z.string().min(20) })
export type ServerPasswords = z.infer<typeof passwordsSchema>

/** 192 random bits, in letters that need no escaping in an address. */
export function makeSecret(): string {
  return randomBytes(24).toString('base64url')
}

/** The passwords of a server's three login roles, made on the first call and kept beside its data for the owner's eyes only. */
export function keepPasswords(folder: string, hasData: boolean): ServerPasswords {
  const file = path.join(folder, 'passwords.json')
  if (fs.existsSync(file)) return passwordsSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  if (hasData) {
    throw new StartProblem(`${file} is gone, and the database in the same folder cannot be opened without it. Restore both from a backup.`)
  }
  const passwords = { superuser: makeSecret(), owner: makeSecret(), web: makeSecret() }
  writeSecretFile(file, JSON.stringify(passwords))
  return passwords
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writeSecretFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.part`
  fs.writeFileSync(draft, text, { mode: 0o600 })
  fs.renameSync(draft, file)
}
