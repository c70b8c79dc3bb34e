import type { ChangeWords } from '@/components/history/change-words'
import type { Change, Row } from '@/lib/domain/row/change'
import type { HistoryEntry } from '@/lib/domain/row/event'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS } from '@/lib/domain/scoring/factor'

const KINDS: readonly RowKind[] = ['candidate', 'scoring-round', 'answer', 'round-tally', 'ballot']

/** Whether the history has words of its own for a kind of row of choosing and scoring. */
export function isOfScoring(kind: RowKind): boolean {
  return KINDS.includes(kind)
}

/** A change of choosing or scoring in words; null for what people need not read, undefined where the words of every row will do. */
export function describeScoring(change: Change, { participants }: Pick<HistoryEntry, 'participants'>, rows: RowSet): ChangeWords | null | undefined {
  switch (change.kind) {
    case 'candidate':
      return describeCandidate(change, rows)
    case 'scoring-round':
      return describeRound(change, rows)
    case 'answer':
      return change.field === null ? { what: 'Answered', after: titleOf(rows.get('scoring-round', String(change.after.roundId)), rows) } : null
    case 'ballot':
      return change.field === null ? { what: 'Ballot revealed', after: describeBallot(change.after, participants) } : null
    default:
      // The tallies say what the ballots beside them say.
      return null
  }
}

function describeCandidate(change: Change, rows: RowSet): ChangeWords | null | undefined {
  const title = titleOf(change.field === null ? change.after : rows.get('candidate', change.id), rows)
  if (change.field === null) return { what: 'Taken up as a candidate', after: title }
  if (change.field === 'dots') return change.after === null ? null : { what: `Dots on “${title}”`, after: String(change.after) }
  if (change.field !== 'state') return undefined
  const words: Record<string, string> = { chosen: 'Chosen to be scored', left: 'Left for another day', open: 'Neither chosen nor left' }
  return { what: words[String(change.after)] ?? 'Candidate', after: title }
}

function describeRound(change: Change, rows: RowSet): ChangeWords | null {
  const row = change.field === null ? change.after : rows.get('scoring-round', change.id)
  const after = titleOf(row, rows)
  const name = `Round ${row ? String(row.number) : ''}`
  if (change.field === null) return { what: `${name} opened`, after }
  if (change.field === 'revealedAt') return { what: `${name} revealed`, after }
  return change.field === 'agreedAt' ? { what: `${name} agreed`, after } : null
}

/** Where scoring is anonymous nobody stands beside a ballot. */
function describeBallot(row: Row, participants: HistoryEntry['participants']): string {
  const who = (typeof row.participantId === 'string' ? participants[row.participantId] : undefined) ?? 'Somebody'
  const said = row.stance === 'passes' ? 'passes' : FACTORS.map((factor) => String(row[factor])).join(' ')
  return `${who}: ${said}`
}

function titleOf(row: object | undefined, rows: RowSet): string {
  const id = row && 'failureModeId' in row ? String(row.failureModeId) : ''
  return rows.get('failure-mode', id)?.title ?? 'a failure mode that is not here'
}
