/** How a due day stands: past, on this very day, within a week, within thirty days, or later. */
export const DUE_STATES = ['overdue', 'today', 'this-week', 'this-month', 'later'] as const
export type DueState = (typeof DUE_STATES)[number]

const DAY_MS = 86_400_000
const WEEK = 7
const MONTH = 30

/** Whole days from one ISO day to another; below 0 when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** The ISO day that lies so many days after another; before it for a negative number. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** How a due day stands on a day, both ISO. The due day itself is not overdue. */
export function dueStateOf(due: string, today: string): DueState {
  const days = daysBetween(today, due)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  if (days <= WEEK) return 'this-week'
  return days <= MONTH ? 'this-month' : 'later'
}

/** A due day in words as people say it: "3 days overdue", "due today", "due in 12 days". */
export function describeDue(due: string, today: string): string {
  const days = daysBetween(today, due)
  if (days === 0) return 'due today'
  if (days === 1) return 'due tomorrow'
  if (days > 0) return `due in ${days.toLocaleString('en')} days`
  return days === -1 ? '1 day overdue' : `${(-days).toLocaleString('en')} days overdue`
}
