import { demonstrationMode } from '@/lib/auth/gate-settings'

/** How the demonstration must be marked on screen: not at all, on, or open to other machines. */
export function readDemonstrationMark(): 'on' | 'exposed' | null {
  const { isOn, isExposed } = demonstrationMode()
  if (!isOn) return null
  return isExposed ? 'exposed' : 'on'
}
