import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'

/** The timer of a workshop as it is stored: it runs until a time, or rests with seconds left. */
export type Timer = Pick<WorkshopRow, 'timerEndsAt' | 'timerLeft'>

/** Milliseconds that are left at a moment of the server's clock, negative when the time is over; null where no time is set. */
export function timeLeft({ timerEndsAt, timerLeft }: Timer, now: number): number | null {
  if (timerEndsAt !== null) return Date.parse(timerEndsAt) - now
  return timerLeft === null ? null : timerLeft * 1_000
}

/** Minutes and seconds as a clock shows them, such as 4:05; of a time that is over how long it has been, as +0:12. */
export function printTimeLeft(milliseconds: number): string {
  const isOver = milliseconds < 0
  // A clock that counts down shows 5:00 for its whole first second, and 0:00 only when nothing is left.
  const seconds = isOver ? Math.floor(-milliseconds / 1_000) : Math.ceil(milliseconds / 1_000)
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return isOver ? `+${text}` : text
}
