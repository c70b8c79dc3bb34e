import { daysBetween } from '@/lib/domain/action/due'
import { stepOn, type ReminderStep } from '@/lib/domain/action/reminder-step'

/** The step of reminding that an acceptance has reached on a day, both ISO: as of a due day, and one more on its last day. */
export function lapseStepOn(expiresOn: string, today: string): ReminderStep | null {
  return daysBetween(today, expiresOn) === 0 ? 'day' : stepOn(expiresOn, today)
}

/** When an acceptance lapses, as people say it: "lapses today", "lapses in 12 days". Its last day is still one on which it holds. */
export function describeLapse(expiresOn: string, today: string): string {
  const days = daysBetween(today, expiresOn)
  if (days < 0) return 'has lapsed'
  if (days === 0) return 'lapses today'
  return days === 1 ? 'lapses tomorrow' : `lapses in ${days.toLocaleString('en')} days`
}
