import * as z from 'zod/mini'
import type { Change, Row, Value } from '@/lib/domain/row/change'
import { defineCommand, type CommandContext } from '@/lib/domain/row/command'
import { fieldSchema } from '@/lib/domain/row/row-schema'
import { addProblem } from '@/lib/domain/row/input-problems'
import type { RowReader } from '@/lib/domain/row/row-reader'
import { agendaProblem } from '@/lib/domain/workshop/agenda-rules'
import { INPUTS_MAX } from '@/lib/domain/workshop/agenda-words'
import { meetingInputRow } from '@/lib/domain/workshop/meeting-rows'
import { workshopPhaseRow, workshopRow, type WorkshopPhaseRow, type WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { isInside, leadingNeed, leads, mayEnter, refuse, refuseRemoved, requireLeading, requireOpenWorkshop } from '@/lib/domain/workshop/workshop-standing'
import { DOTS_USUAL, PARTICIPANTS_MAX, PHASES_MAX, type PhaseKind } from '@/lib/domain/workshop/workshop-words'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

const id = z.uuid({ error: 'Expected an id.' })
const { title, scene, authorship, scoring, agendaKey, agendaName } = workshopRow.fields
const phase = workshopPhaseRow.fields
const plannedPhase = z.strictObject({
  id,
  kind: fieldSchema(phase.kind),
  title: fieldSchema(phase.title),
  goal: fieldSchema(phase.goal),
  minutes: fieldSchema(phase.minutes),
  say: fieldSchema(phase.say),
})

/** The phases of a workshop to be, and what is wrong with their order. */
const phases = z.pipe(
  z.array(plannedPhase).check(z.minLength(1), z.maxLength(PHASES_MAX, { error: `At most ${PHASES_MAX} phases.` })),
  z.transform((list, payload) => {
    const problem = agendaProblem(list.map(({ kind }) => kind))
    if (problem) addProblem(payload, [], problem.message, problem.hint)
    if (new Set(list.map((one) => one.id)).size !== list.length) addProblem(payload, [], 'Two phases carry the same id.', 'Make a new id for each phase.')
    return list
  }),
)

const plannedInput = z.strictObject({ id, title: fieldSchema(meetingInputRow.fields.title) })
const openSchema = z.strictObject({
  ...{ id, title: fieldSchema(title), scene: fieldSchema(scene), authorship: fieldSchema(authorship), phases },
  scoring: z._default(fieldSchema(scoring), 'named'),
  agendaKey: z._default(fieldSchema(agendaKey), 'pre-mortem'),
  agendaName: z._default(fieldSchema(agendaName), 'Pre-mortem'),
  /** What the meeting looks at, in its order. */
  inputs: z._default(z.array(plannedInput).check(z.maxLength(INPUTS_MAX, { error: `At most ${INPUTS_MAX} inputs.` })), []),
})
export type OpenWorkshopInput = z.infer<typeof openSchema>

/** Opens a workshop on the register, with its agenda copied into it, and whether its cards and its scores bear names decided for good. */
export const openWorkshop = defineCommand<OpenWorkshopInput>({
  name: 'workshop.open',
  event: 'workshop.opened',
  stream: 'register',
  schema: openSchema,
  needs: (input) => [
    { kind: 'workshop', ids: [input.id] },
    { kind: 'workshop-phase', ids: input.phases.map((one) => one.id) },
    { kind: 'meeting-input', ids: input.inputs.map((one) => one.id) },
  ],
  apply(rows, input, context) {
    const { membershipId } = requireMember(context)
    if (rows.get('workshop', input.id)) refuse('conflict', 'id', 'This id is taken.', 'Make a new id.')
    const taken = input.phases.findIndex((one) => rows.get('workshop-phase', one.id))
    if (taken >= 0) refuse('conflict', `phases.${taken}.id`, 'This id is taken.', 'Make a new id.')
    if (input.inputs.some((one) => rows.get('meeting-input', one.id))) refuse('conflict', 'inputs', 'An id is taken.', 'Make a new id for each input.')
    const [first] = input.phases
    const workshop: Row = {
      ...NO_FOCUS,
      ...{ id: input.id, title: input.title, scene: input.scene, authorship: input.authorship, facilitatorId: membershipId },
      ...{ agendaKey: input.agendaKey, agendaName: input.agendaName, scoring: input.scoring, dots: DOTS_USUAL, voting: 'before' },
      ...{ phaseId: first?.id ?? '', timerEndsAt: null, timerLeft: (first?.minutes ?? 0) * 60 },
      ...{ openedAt: context.now, revealedAt: null, endedAt: null, guestLink: null, lockedAt: null, deletedAt: null },
    }
    const keys = spreadOrderKeys(input.phases.length)
    const planned = input.phases.map((one, i): Row => ({
      ...one,
      ...{ workshopId: input.id, orderKey: keys[i] ?? 'a0', beganAt: i === 0 ? context.now : null, deletedAt: null },
    }))
    return [added('workshop', workshop), ...planned.map((one) => added('workshop-phase', one)), ...addedInputs(input)]
  },
})

function addedInputs({ id: workshopId, inputs }: OpenWorkshopInput): Change[] {
  const keys = spreadOrderKeys(inputs.length)
  return inputs.map((one, i) => added('meeting-input', { ...one, workshopId, state: 'open', note: null, orderKey: keys[i] ?? 'a0', deletedAt: null }))
}

const joinSchema = z.strictObject({ workshopId: id, participantId: id })

/** Whoever acts takes part from now on; nothing changes for somebody who does already. */
export const joinWorkshop = defineCommand<z.infer<typeof joinSchema>>({
  name: 'workshop.join',
  event: 'workshop.joined',
  stream: 'register',
  schema: joinSchema,
  needs: ({ workshopId, participantId }) => [
    { kind: 'workshop', ids: [workshopId] },
    { kind: 'participant', ids: [participantId] },
    { kind: 'participant', field: 'workshopId', values: [workshopId] },
    leadingNeed([workshopId]),
  ],
  apply(rows, { workshopId, participantId }, context) {
    const by = requireMember(context)
    const { membershipId } = by
    const { lockedAt } = requireOpenWorkshop(rows, workshopId)
    refuseRemoved(rows, workshopId, by)
    if (isInside(rows, workshopId, by)) return []
    if (lockedAt !== null && !leads(rows, workshopId, by)) refuse('precondition', 'workshopId', 'This workshop is locked: nobody new joins.', 'Ask who leads it to unlock it.')
    const there = rows.where('participant', 'workshopId', workshopId).filter(({ removedAt }) => removedAt === null)
    if (there.length >= PARTICIPANTS_MAX) refuse('limit', 'workshopId', `At most ${PARTICIPANTS_MAX.toLocaleString('en')} people take part.`, 'Watch it on this page.')
    if (rows.get('participant', participantId)) refuse('conflict', 'participantId', 'This id is taken.', 'Make a new id.')
    return [added('participant', { id: participantId, workshopId, membershipId, written: 0, part: 'scores', readyFor: null, removedAt: null, deletedAt: null })]
  },
})

export const moveSchema = z.strictObject({ workshopId: id, from: id, to: id })
export type MoveInput = z.infer<typeof moveSchema>

/** Goes to another phase, forth or back. From hidden cards the way on leads through the reveal alone; back to writing hides what comes next. */
export const moveWorkshop = defineCommand<MoveInput>({
  name: 'workshop.move',
  event: 'workshop.moved',
  stream: 'register',
  schema: moveSchema,
  needs: moveNeeds,
  apply(rows, input, context) {
    const { workshop, to } = requireMove(rows, input, context)
    if (!mayEnter(rows, workshop, to)) refuse('precondition', 'to', 'The cards are still hidden.', 'Reveal them; that leads to the grouping.')
    const revealedAt = to.kind === 'brainstorm' ? null : workshop.revealedAt
    return enterPhase(workshop, to, context.now, { revealedAt })
  },
})

/** Rows that going to another phase reads. */
export function moveNeeds({ workshopId }: MoveInput) {
  return [
    { kind: 'workshop', ids: [workshopId] },
    { kind: 'workshop-phase', field: 'workshopId', values: [workshopId] },
    leadingNeed([workshopId]),
  ] as const satisfies ReturnType<typeof moveWorkshop.needs>
}

/** The workshop and where it is to go. Throws `forbidden` for who does not lead it, `conflict` when it has gone elsewhere meanwhile, `not-found` for a phase of another one. */
export function requireMove(rows: RowReader, { workshopId, from, to }: MoveInput, context: CommandContext): { workshop: WorkshopRow; to: WorkshopPhaseRow } {
  const workshop = requireLeading(rows, workshopId, context)
  const next = rows.get('workshop-phase', to)
  if (next?.workshopId !== workshopId || next.deletedAt !== null) return refuse('not-found', 'to', 'This workshop has no such phase.', 'Choose one of its own phases.')
  if (workshop.phaseId !== from) refuse('conflict', 'from', 'Somebody has led the workshop on meanwhile.', 'Look at where it stands now.')
  if (from === to) refuse('invalid', 'to', 'The workshop stands in this phase already.', 'Choose another one.')
  return { workshop, to: next }
}

const NO_FOCUS = { focusKind: null, focusId: null, focusSince: null } as const satisfies Partial<WorkshopRow>

/** The changes that bring a workshop into a phase: its time is set and does not run yet, nobody is pointed anywhere, and nobody is ready. */
export function enterPhase(workshop: WorkshopRow, to: WorkshopPhaseRow, now: string, more: Partial<WorkshopRow>): Change[] {
  const began: Change = { kind: 'workshop-phase', id: to.id, field: 'beganAt', before: to.beganAt, after: now }
  return [...settle(workshop, { phaseId: to.id, timerEndsAt: null, timerLeft: to.minutes * 60, ...NO_FOCUS, ...more }), began]
}

const one = z.strictObject({ workshopId: id })

/** Ends a workshop that has come to its closing. */
export const endWorkshop = defineCommand<z.infer<typeof one>>({
  name: 'workshop.end',
  event: 'workshop.ended',
  stream: 'register',
  schema: one,
  needs: ({ workshopId }) => [
    { kind: 'workshop', ids: [workshopId] },
    { kind: 'workshop-phase', field: 'workshopId', values: [workshopId] },
    leadingNeed([workshopId]),
  ],
  apply(rows, { workshopId }, context) {
    const workshop = requireLeading(rows, workshopId, context)
    const closing: PhaseKind = 'close'
    if (rows.get('workshop-phase', workshop.phaseId)?.kind !== closing) {
      refuse('precondition', 'workshopId', 'A workshop ends in its closing.', 'Go to the closing first, where everybody sees what is missing.')
    }
    return settle(workshop, { endedAt: context.now, timerEndsAt: null, timerLeft: null })
  },
})

/** The changes that bring fields of a workshop to new values. */
export function settle(workshop: WorkshopRow, fields: Partial<WorkshopRow>): Change[] {
  const before: Record<string, Value> = { ...workshop }
  return Object.entries(fields).flatMap(([field, after]): Change[] => {
    const old = before[field] ?? null
    return old === after ? [] : [{ kind: 'workshop', id: workshop.id, field, before: old, after }]
  })
}

function added(kind: 'workshop' | 'workshop-phase' | 'meeting-input' | 'participant', row: Row): Change {
  return { kind, id: row.id, field: null, before: null, after: row }
}

function requireMember({ by }: CommandContext) {
  return by ?? refuse('forbidden', '', 'A workshop needs a member who acts.', 'Sign in and act on the page; this door acts for nobody in particular.')
}
