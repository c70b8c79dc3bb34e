import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { readEnvironment } from '@/lib/env'

/** The key that this server signs with. The database never holds it: whoever owns the database cannot sign what they rewrote. */
export interface SigningKey {
  /** SHA-256 of the public key, in hexadecimal. */
  keyId: string
  /** The public key as PEM. */
  publicKey: string
  /** Ed25519 over a text, in base64. */
  sign(text: string): string
}

const PRIVATE_FILE = 'signing-key.pem'
const PUBLIC_SUFFIX = '.public.pem'

let given: string | null = null

/** Names the folder of the keys; without it that is the one of the environment. For the start, and for tests. */
export function useKeyFolder(folder: string): void {
  given = folder
}

/** The folder of the keys and of what is kept beside them, in the data folder. */
export function keyFolder(): string {
  return given ?? path.resolve(/* turbopackIgnore: true */ readEnvironment().dataDir, 'keys')
}

const opened = new Map<string, SigningKey>()

/** The key of this process: the one of its environment or that of the data folder, which is made when there is none. Throws where the folder cannot be written. */
export function signingKey(): SigningKey {
  const folder = keyFolder()
  const known = opened.get(folder)
  if (known) return known
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = openKey(readPrivateKey(folder))
  // Whoever takes another key later still finds this one, and can check what was signed with it.
  keepFile(path.join(folder, `${key.keyId}${PUBLIC_SUFFIX}`), key.publicKey, 0o644)
  opened.set(folder, key)
  return key
}

/** The public keys that this server knows, by id: its own and those that it had before. Makes none. */
export function trustedKeys(): Map<string, KeyObject> {
  const folder = keyFolder()
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(PUBLIC_SUFFIX)) : []
  const keys = names.map((name) => createPublicKey(fs.readFileSync(path.join(folder, name), 'utf8')))
  const own = readGivenKey()
  if (own) keys.push(createPublicKey(own))
  return new Map(keys.map((key) => [idOf(key), key]))
}

/** Whether a signature in base64 is one over this text with this key. */
export function isSignedBy(key: KeyObject, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

/** The key of the environment, which stands before the one of the folder; null where there is none. */
function readGivenKey(): KeyObject | null {
  const { signingKey: text } = readEnvironment()
  return text === null ? null : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
}

function readPrivateKey(folder: string): KeyObject {
  const own = readGivenKey()
  if (own) return own
  const file = path.join(folder, PRIVATE_FILE)
  if (!fs.existsSync(file)) keepFile(file, String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600)
  return createPrivateKey(fs.readFileSync(file, 'utf8'))
}

/** Writes a file whole or not at all, and leaves one that is there as it is: two processes may begin at once. */
function keepFile(file: string, text: string, mode: number): void {
  if (fs.existsSync(file)) return
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, text, { mode })
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if (!fs.existsSync(file)) throw error
  } finally {
    fs.rmSync(draft)
  }
}

function openKey(key: KeyObject): SigningKey {
  const open = createPublicKey(key)
  return { keyId: idOf(open), publicKey: String(open.export({ type: 'spki', format: 'pem' })), sign: (text) => sign(null, Buffer.from(text), key).toString('base64') }
}

function idOf(key: KeyObject): string {
  return createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex')
}
