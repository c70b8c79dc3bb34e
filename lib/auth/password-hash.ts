import { hash, verify } from '@node-rs/argon2'

/**
 * Argon2id with 46 MiB and one pass: the first of the equal settings of the OWASP Password Storage Cheat Sheet. Whoever changes a number
 * here changes it for everybody: hashes with other numbers are made anew at the next good sign-in.
 */
const PARAMETERS = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const

/** How a hash made with today's parameters begins. */
const TODAY = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`

let dummy: Promise<string> | null = null

/** The hash of a password, with its salt and parameters in it (PHC text). */
export async function hashPassword(password: string): Promise<string> {
  // The library's own default algorithm is Argon2id; TODAY and a test hold it to that.
  return hash(password, PARAMETERS)
}

/**
 * Whether a password fits a hash. Where there is no hash (an unknown address, a person without a password) the same work is done on a
 * hash that nothing fits, so that the time of the answer does not tell who has an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash === null) {
    dummy ??= hashPassword('nobody has this password, and the answer is no in any case')
    await verify(await dummy, password)
    return false
  }
  return verify(passwordHash, password)
}

/** True when a hash was made with other parameters than today's. */
export function isOutdatedHash(passwordHash: string): boolean {
  return !passwordHash.startsWith(TODAY)
}
