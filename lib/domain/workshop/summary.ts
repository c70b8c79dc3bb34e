import { GUEST } from '@/lib/domain/access/roles'
import type { RowSet } from '@/lib/domain/row/row-set'
import { boardOf, participantsOf, phasesOf } from '@/lib/domain/workshop/board'
import { dutiesOf } from '@/lib/domain/workshop/duties'
import { leftCandidates, meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import { meetingInputsOf } from '@/lib/domain/workshop/meeting-inputs'
import { phaseVisits, type PhaseMove } from '@/lib/domain/workshop/phase-visits'
import { reviewOutputs } from '@/lib/domain/workshop/review-outputs'
import { failureModeSection } from '@/lib/domain/workshop/summary-failure-mode'
import { labelled, listOr, printMinute, type MeetingSummary, type SummarySection, type SummaryText } from '@/lib/domain/workshop/summary-words'
import { listUnaccepted } from '@/lib/domain/workshop/unaccepted'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'

export interface SummaryTimes {
  /** ISO day on which it is read: whoever holds a role today bears what it was given. */
  today: string
  /** When the workshop went where, in the order of time. */
  moves: readonly PhaseMove[]
}

const INPUT_WORDS = { open: 'nobody has looked', there: 'there', missing: 'missing' } as const

/**
 * What came out of a workshop so far. `rows` hold its failure modes whole. Before the reveal a card is no row, so there is none in here; a risk
 * review ends with its six outputs.
 */
export function summariseMeeting(rows: RowSet, workshop: WorkshopRow, { today, moves }: SummaryTimes): MeetingSummary {
  const list = meetingFailureModes(rows, workshop.id)
  const duties = dutiesOf(rows, workshop.id, today)
  return {
    title: workshop.title,
    scene: workshop.scene,
    facts: factsOf(rows, workshop, list.length),
    sections: [
      peopleSection(rows, workshop),
      phasesSection(rows, workshop, moves),
      ...inputsSection(rows, workshop.id),
      {
        title: 'Failure modes',
        blocks: list.length === 0 ? [{ kind: 'text', text: ['None so far.'] }] : [],
        sections: list.map((row) => failureModeSection(rows, row, { workshopId: workshop.id, duties: duties.filter(({ failureMode }) => failureMode.id === row.id) })),
      },
      unacceptedSection(listUnaccepted(duties)),
      ...leftSections(rows, workshop),
      ...(workshop.agendaKey === 'risk-review' ? [reviewOutputs(rows, workshop, list, today)] : []),
    ],
  }
}

function factsOf(rows: RowSet, workshop: WorkshopRow, failureModes: number): MeetingSummary['facts'] {
  const phase = rows.get('workshop-phase', workshop.phaseId)
  const state = workshop.endedAt === null ? `goes on, in “${phase?.title ?? 'a phase'}”` : `ended ${printMinute(workshop.endedAt)} UTC`
  return [
    { label: 'Agenda', text: [workshop.agendaName] },
    { label: 'Opened', text: [`${printMinute(workshop.openedAt)} UTC`] },
    { label: 'State', text: [state] },
    { label: 'Cards', text: [cardWords(rows, workshop)] },
    { label: 'Failure modes', text: [String(failureModes)] },
  ]
}

function cardWords(rows: RowSet, workshop: WorkshopRow): string {
  const { count, removed } = boardOf(rows, workshop.id)
  const shown = removed === 0 ? `${count} revealed` : `${count} revealed and ${removed} removed`
  const kind = workshop.authorship === 'named' ? 'with names' : 'anonymous'
  const hasBrainstorm = phasesOf(rows, workshop.id).some((phase) => phase.kind === 'brainstorm')
  if (!hasBrainstorm) return 'none are written in this agenda'
  return workshop.revealedAt === null ? `${kind}; ${shown}, what is written now is hidden` : `${kind}; ${shown}`
}

function peopleSection(rows: RowSet, workshop: WorkshopRow): SummarySection {
  const leads = new Set(rows.where('co-facilitator', 'workshopId', workshop.id).flatMap((one) => (one.deletedAt === null ? [one.membershipId] : [])))
  const people = participantsOf(rows, workshop.id).flatMap(({ membershipId }): SummaryText[] => {
    const member = rows.get('membership', membershipId)
    if (!member) return []
    const part = member.roles.includes(GUEST) ? 'a guest' : member.roles.join(', ')
    const role = membershipId === workshop.facilitatorId ? 'leads it' : leads.has(membershipId) ? 'leads it too' : part
    return [[`${member.name}, ${role}`]]
  })
  return { title: 'Who took part', blocks: [listOr('Nobody has joined.', people)] }
}

function phasesSection(rows: RowSet, workshop: WorkshopRow, moves: readonly PhaseMove[]): SummarySection {
  const phases = phasesOf(rows, workshop.id)
  const visits = phaseVisits(phases, moves)
  const held = visits.map(({ phase, from, to }): SummaryText => [`${phase.title}: ${printMinute(from)}${to === null ? ', and goes on' : ` to ${printMinute(to)}, ${minutesBetween(from, to)}`} (planned ${phase.minutes} min)`])
  const left = phases.filter(({ id }) => visits.every(({ phase }) => phase.id !== id)).map(({ title }): SummaryText => [title])
  const label = workshop.endedAt === null ? 'Not held so far' : 'Not held'
  return { title: 'Phases', blocks: [listOr('None was held.', held), ...labelled(label, left)] }
}

function minutesBetween(from: string, to: string): string {
  return `${Math.round((Date.parse(to) - Date.parse(from)) / 60_000)} min`
}

function inputsSection(rows: RowSet, workshopId: string): SummarySection[] {
  const items = meetingInputsOf(rows, workshopId).map(({ title, state, note }): SummaryText => [`${title}: ${INPUT_WORDS[state]}`, ...(note === null ? [] : ['. ', { prose: note }])])
  return items.length === 0 ? [] : [{ title: 'What was looked at', blocks: [listOr('', items)] }]
}

function unacceptedSection({ people, onNobody }: ReturnType<typeof listUnaccepted>): SummarySection {
  const items = [
    ...people.flatMap(({ name, duties }) => duties.map(({ failureMode, terms }): SummaryText => [`${name}: ${failureMode.code} `, terms])),
    ...onNobody.map(({ failureMode, terms }): SummaryText => [`Nobody holds it: ${failureMode.code} `, terms]),
  ]
  return { title: 'Not accepted', blocks: [listOr('Whoever was given something has said yes to it.', items)] }
}

function leftSections(rows: RowSet, workshop: WorkshopRow): SummarySection[] {
  const board = boardOf(rows, workshop.id)
  const cards = (list: readonly { text: string }[]) => list.map(({ text }): SummaryText => [text])
  const groups = (list: typeof board.groups) => list.map(({ group, cards: inside }): SummaryText => [`${group.title} (${inside.length === 1 ? '1 card' : `${inside.length} cards`})`])
  const unlinked = board.groups.filter(({ group }) => group.failureModeId === null)
  const parked = [...groups(board.parkedGroups), ...cards(board.parked)]
  const left = [
    ...labelled('Groups that became no failure mode', groups(unlinked)),
    ...labelled('Cards in no group', cards(board.alone)),
    ...labelled('Failure modes that were not chosen to be scored', leftCandidates(rows, workshop.id).map(({ code, title }): SummaryText => [`${code} ${title}`])),
  ]
  return [
    { title: 'Parked', blocks: [listOr('Nothing.', parked)] },
    { title: 'Left', blocks: left.length === 0 ? [{ kind: 'text', text: ['Nothing.'] }] : left },
  ]
}
