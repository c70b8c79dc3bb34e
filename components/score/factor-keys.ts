import { LEVELS, type Level } from '@/lib/domain/scoring/factor'

/** What a key means in a factor picker: set a level, clear it, move the focus to a level, or nothing. */
export type FactorKey = { act: 'set'; level: Level | null } | { act: 'focus'; level: Level } | null

const CLEARING = ['0', 'Delete', 'Backspace']
const FORWARD = ['ArrowRight', 'ArrowDown']
const BACK = ['ArrowLeft', 'ArrowUp']

function stepFrom(focused: Level, step: number): Level {
  return LEVELS[(LEVELS.indexOf(focused) + step + LEVELS.length) % LEVELS.length] ?? focused
}

/** Meaning of a key while a level has the focus. Arrows go round and set nothing (rule LK-5). */
export function readFactorKey(key: string, focused: Level): FactorKey {
  const digit = LEVELS.find((level) => String(level) === key)
  if (digit) return { act: 'set', level: digit }
  if (CLEARING.includes(key)) return { act: 'set', level: null }
  if (FORWARD.includes(key)) return { act: 'focus', level: stepFrom(focused, 1) }
  if (BACK.includes(key)) return { act: 'focus', level: stepFrom(focused, -1) }
  if (key === 'Home') return { act: 'focus', level: 1 }
  return key === 'End' ? { act: 'focus', level: 5 } : null
}
