import { readEnvironment } from '@/lib/env'
import { present } from '@/lib/kernel/assert'

/** The secret that signs cookies and keys hashes. */
export function authSecret(): string {
  return present(readEnvironment().authSecret, 'AUTH_SECRET is set; `npm start` sets it')
}

/** Scheme, host and port under which people reach us. */
export function publicOrigin(): string {
  return new URL(readEnvironment().publicUrl).origin
}

/** Whether the demonstration's people may sign in by one click, and whether other machines can reach it. */
export function demonstrationMode(): { isOn: boolean; isExposed: boolean } {
  const { isDemo, isDemoExposed } = readEnvironment()
  return { isOn: isDemo, isExposed: isDemoExposed }
}
