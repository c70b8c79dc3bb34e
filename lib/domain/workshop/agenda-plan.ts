import * as z from 'zod/mini'
import type { RuleProblem } from '@/lib/domain/row/row-commands'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { agendaProblem } from '@/lib/domain/workshop/agenda-rules'
import { AGENDA_KEYS, INPUTS_MAX } from '@/lib/domain/workshop/agenda-words'
import { meetingInputRow } from '@/lib/domain/workshop/meeting-rows'
import { workshopPhaseRow } from '@/lib/domain/workshop/workshop-rows'
import { PHASES_MAX } from '@/lib/domain/workshop/workshop-words'

const { kind, title, goal, minutes, say } = workshopPhaseRow.fields
const phase = z.strictObject({
  kind: fieldSchema(kind),
  title: fieldSchema(title),
  goal: fieldSchema(goal),
  minutes: fieldSchema(minutes),
  say: fieldSchema(say),
})

/** What an own agenda holds beside its name: which of ours it was made from, its phases, and what its meetings look at. */
const planSchema = z.strictObject({
  base: z.enum(AGENDA_KEYS),
  phases: z.array(phase).check(z.minLength(1), z.maxLength(PHASES_MAX)),
  inputs: z.array(fieldSchema(meetingInputRow.fields.title)).check(z.maxLength(INPUTS_MAX)),
})
export type AgendaPlan = z.infer<typeof planSchema>

/** A plan as it is stored. */
export function printPlan({ base, phases, inputs }: AgendaPlan): string {
  const plain = phases.map((one) => ({ kind: one.kind, title: one.title, goal: one.goal, minutes: one.minutes, say: one.say }))
  return JSON.stringify({ base, phases: plain, inputs })
}

/** A stored plan; null for a text that is none. */
export function readPlan(text: string): AgendaPlan | null {
  const found = planSchema.safeParse(parseJson(text))
  return found.success ? found.data : null
}

/** What is wrong with a plan as it came. */
export function planProblems(text: string): RuleProblem[] {
  const found = planSchema.safeParse(parseJson(text))
  if (!found.success) {
    const [issue] = found.error.issues
    return [{ message: `This is no plan of an agenda: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}`, hint: 'Send base, phases and inputs as JSON.' }]
  }
  const problem = agendaProblem(found.data.phases.map((one) => one.kind))
  return problem ? [problem] : []
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
