import { readEnvironment } from '@/lib/env'

/** How the demonstration must be marked on screen: not at all, on, or open to other machines. */
export function readDemonstrationMark(): 'on' | 'exposed' | null {
  const { isDemo, isDemoExposed } = readEnvironment()
  if (!isDemo) return null
  return isDemoExposed ? 'exposed' : 'on'
}
