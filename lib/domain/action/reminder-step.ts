import { daysBetween } from '@/lib/domain/action/due'

/** When somebody is told: when it is asked of them, so many days before the due day, on the day where that ends something, and when it has passed. */
export const REMINDER_STEPS = ['asked', '30', '7', '1', 'day', 'overdue'] as const
export type ReminderStep = (typeof REMINDER_STEPS)[number]

/** The furthest step, in days before the due day. */
export const REMINDER_DAYS_MAX = 30

/**
 * The step that a due day has reached on a day, both ISO; null while it is further away than the first. Each step is told once, so a step that
 * nobody was there to tell is left out when the next has come.
 */
export function stepOn(due: string, today: string): ReminderStep | null {
  const days = daysBetween(today, due)
  if (days < 0) return 'overdue'
  if (days <= 1) return '1'
  if (days <= 7) return '7'
  return days <= REMINDER_DAYS_MAX ? '30' : null
}

/** The step of something that was asked until a due day, or until none, both ISO: the asking itself, and 7 and 1 days before; from then on nothing more is told. */
export function askStepOn(due: string | null, today: string): ReminderStep {
  const days = due === null ? Infinity : daysBetween(today, due)
  if (days <= 1) return '1'
  return days <= 7 ? '7' : 'asked'
}
