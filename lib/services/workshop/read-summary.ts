import type { Actor } from '@/lib/domain/access/actor'
import { visibleRows } from '@/lib/domain/access/visibility'
import type { Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { leftCandidateIds, meetingFailureModeIds } from '@/lib/domain/workshop/meeting-failure-modes'
import type { PhaseMove } from '@/lib/domain/workshop/phase-visits'
import { summariseMeeting } from '@/lib/domain/workshop/summary'
import type { MeetingSummary } from '@/lib/domain/workshop/summary-words'
import { refuse } from '@/lib/domain/workshop/workshop-standing'
import { printSummary } from '@/lib/exchange/markdown/print-summary'
import { readPhaseMoves } from '@/lib/data/phase-moves'
import { withReading } from '@/lib/data/reading'
import { findRegisterId } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { loadWholeFailureModes } from '@/lib/data/slim-storage'
import { readerOf } from '@/lib/services/reader-of'

/** What a summary tells of beside its failure modes, which are read by themselves: a register may hold thousands. */
const KINDS = [
  ...(['scoring-policy', 'membership', 'owner-role', 'owner-role-holding', 'register', 'owner-link', 'control', 'control-link', 'action', 'acceptance', 'acceptance-decision'] as const),
  ...(['workshop', 'workshop-phase', 'participant', 'co-facilitator', 'meeting-input', 'undertaking', 'card-group', 'card', 'candidate', 'scoring-round', 'minority-note'] as const),
] satisfies readonly RowKind[]

/** The summary of a meeting as Markdown, and a name for the file. Throws AppError `not-found`. */
export async function exportSummary(actor: Actor, code: string, workshopId: string): Promise<{ text: string; name: string }> {
  const { summary, title } = await readMeetingSummary(actor, code, workshopId)
  return { text: printSummary(summary), name: `${code} ${title}.md` }
}

/** What came out of a meeting, with its title. Throws AppError `not-found`. */
export async function readMeetingSummary(actor: Actor, code: string, workshopId: string): Promise<{ summary: MeetingSummary; title: string }> {
  return withReading(actor, async (reading) => {
    const registerId = await findRegisterId(reading, code)
    const [entry, loaded, moves] = await Promise.all([reading.entry, loadStreamRows(reading, registerId, KINDS), readPhaseMoves(reading, registerId, workshopId)])
    const few: Partial<Record<RowKind, Row[]>> = visibleRows(loaded, readerOf({ ...entry, actor }))
    const known = RowSet.of(few)
    const workshop = known.get('workshop', workshopId) ?? refuseUnknown()
    const ids = [...meetingFailureModeIds(known, workshopId), ...leftCandidateIds(known, workshopId)]
    const whole = await loadWholeFailureModes(reading, registerId, ids)
    const rows = RowSet.of({ ...few, ...whole })
    return { summary: summariseMeeting(rows, workshop, { today: reading.now.slice(0, 10), moves }), title: workshop.title }
  })
}

/** When a meeting was where. Throws AppError `not-found` where there is none. */
export async function readMeetingTimes(actor: Actor, code: string, workshopId: string): Promise<PhaseMove[]> {
  return withReading(actor, async (reading) => {
    const moves = await readPhaseMoves(reading, await findRegisterId(reading, code), workshopId)
    return moves.length > 0 ? moves : refuseUnknown()
  })
}

function refuseUnknown(): never {
  return refuse('not-found', 'id', 'There is no such workshop here.', 'It may belong to another register, or the address is wrong.')
}
