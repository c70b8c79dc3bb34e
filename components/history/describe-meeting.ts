import { describeScoring, isOfScoring } from '@/components/history/describe-scoring'
import type { ChangeWords } from '@/components/history/change-words'
import type { HistoryEntry } from '@/lib/domain/row/event'
import type { Change } from '@/lib/domain/row/change'
import type { RowSet } from '@/lib/domain/row/row-set'

/** What events of a workshop say that no field says by itself. */
const EVENT_WORDS: Record<string, string> = {
  'workshop-timer.started': 'Timer started',
  'workshop-timer.paused': 'Timer paused',
  'workshop-timer.extended': 'Timer: one minute more',
  'workshop.focused': 'Everybody pointed at one thing',
  unfocused: 'Nobody pointed anywhere any more',
  'card.written': 'Card written, hidden until the reveal',
  'card.withdrawn': 'Hidden card withdrawn',
}

/** A change of a workshop in words; null for what people need not read, undefined where the words of every row will do. */
export function describeMeeting(change: Change, entry: Pick<HistoryEntry, 'name' | 'participants'>, rows: RowSet): ChangeWords | null | undefined {
  const { kind, field } = change
  const { name } = entry
  if (kind === 'participant' && field === 'part') return { what: change.after === 'watches' ? 'Watches, scores no more' : 'Scores' }
  if (kind === 'participant') return field === null ? { what: 'Joined the workshop', after: workshopTitle(change.after.workshopId, rows) } : said(name)
  if (isOfScoring(kind)) return describeScoring(change, entry, rows)
  if (kind === 'workshop-phase' && field === 'beganAt') return null
  if (kind !== 'workshop' || field === null) return undefined
  if (field === 'voting') return { what: change.after === 'open' ? 'Vote opened' : 'Vote closed, dots counted' }
  if (field === 'revealedAt') return change.after === null ? { what: 'Cards are hidden again' } : { what: 'Cards revealed' }
  if (field === 'endedAt') return { what: name === 'workshop.lapsed' ? 'Workshop closed itself: nothing had happened for a day' : 'Workshop ended', after: workshopTitle(change.id, rows) }
  if (field.startsWith('focus')) return name === 'workshop.focused' && field === 'focusSince' ? said(change.after === null ? 'unfocused' : name) : null
  // One of the two moves with the other, but for a minute more while the time rests.
  if (field === 'timerEndsAt' || (field === 'timerLeft' && name === 'workshop-timer.extended')) return said(name)
  return field === 'timerLeft' ? null : undefined
}

function said(name: string): ChangeWords | null {
  const what = EVENT_WORDS[name]
  return what === undefined ? null : { what }
}

function workshopTitle(id: unknown, rows: RowSet): string | undefined {
  return typeof id === 'string' ? rows.get('workshop', id)?.title : undefined
}
