import * as z from 'zod/mini'
import { defineCommand, type Command } from '@/lib/domain/row/command'
import { timeLeft } from '@/lib/domain/workshop/timer'
import { settle } from '@/lib/domain/workshop/workshop-commands'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { leadingNeed, refuse, requireLeading } from '@/lib/domain/workshop/workshop-standing'
import { TIMER_MAX } from '@/lib/domain/workshop/workshop-words'

const schema = z.strictObject({ workshopId: z.uuid({ error: 'Expected an id.' }) })
type TimerInput = z.infer<typeof schema>

/** What the timer of a workshop becomes; the server's clock decides, so that all screens count down to one moment. */
function defineTimer(act: string, past: string, next: (workshop: WorkshopRow, now: number) => Partial<WorkshopRow>): Command<TimerInput> {
  return defineCommand<TimerInput>({
    name: `workshop-timer.${act}`,
    event: `workshop-timer.${past}`,
    stream: 'register',
    schema,
    needs: ({ workshopId }) => [{ kind: 'workshop', ids: [workshopId] }, leadingNeed([workshopId])],
    apply(rows, { workshopId }, context) {
      const workshop = requireLeading(rows, workshopId, context)
      return settle(workshop, next(workshop, Date.parse(context.now)))
    },
  })
}

/** Lets the time run; one that runs already is left alone. */
export const startTimer = defineTimer('start', 'started', (workshop, now) => {
  if (workshop.timerEndsAt !== null) return {}
  if (!workshop.timerLeft) refuse('precondition', 'workshopId', 'There is no time left to run.', 'Give it a minute more first.')
  return { timerEndsAt: new Date(now + workshop.timerLeft * 1_000).toISOString(), timerLeft: null }
})

/** Stops the time where it is, at nothing when it is over; one that rests is left alone. */
export const pauseTimer = defineTimer('pause', 'paused', (workshop, now) => {
  if (workshop.timerEndsAt === null) return {}
  return { timerEndsAt: null, timerLeft: Math.max(0, Math.round((timeLeft(workshop, now) ?? 0) / 1_000)) }
})

/** Gives a minute more; a time that is over has then one minute from now. */
export const extendTimer = defineTimer('extend', 'extended', (workshop, now) => {
  const left = Math.max(0, timeLeft(workshop, now) ?? 0) + 60_000
  if (left > TIMER_MAX * 1_000) refuse('limit', 'workshopId', 'The timer holds at most ten hours.', 'Take a break, and begin the phase anew.')
  if (workshop.timerEndsAt !== null) return { timerEndsAt: new Date(now + left).toISOString() }
  return { timerLeft: Math.round(left / 1_000) }
})
