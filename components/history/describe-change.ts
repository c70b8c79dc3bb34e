import type { ChangeWords } from '@/components/history/change-words'
import { describeAcceptance } from '@/components/history/describe-acceptance'
import { describeBaseline } from '@/components/history/describe-baseline'
import { describeMeeting } from '@/components/history/describe-meeting'
import { describeSigning } from '@/components/history/describe-signing'
import { describeCommentField } from '@/components/comment/field-words'
import { describeValue } from '@/components/room/conflict-notice'
import type { HistoryEntry } from '@/lib/domain/row/event'
import type { Change, Row, Value } from '@/lib/domain/row/change'
import { readCommentField } from '@/lib/domain/comment/comment-field'
import { printMentions } from '@/lib/domain/comment/mentions'
import { definitionOf } from '@/lib/domain/row/row-catalogue'
import type { RowSet } from '@/lib/domain/row/row-set'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { describeVersion } from '@/lib/domain/scoring/policy-versions'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

const TEXT_MAX = 160
/** Fields that change beside others and say nothing to people. */
const BOOKKEEPING = new Set(['lastCodeNumber', 'editedAt', 'mentions'])

/** A change as the history tells it; null for bookkeeping that people need not read. */
export function describeChange(change: Change, entry: Pick<HistoryEntry, 'name' | 'participants'>, rows: RowSet): ChangeWords | null {
  const meeting = describeMeeting(change, entry, rows)
  if (meeting !== undefined) return meeting
  if (change.kind === 'baseline') return describeBaseline(change, rows)
  const signing = describeSigning(change, rows)
  if (signing !== undefined) return signing
  const acceptance = describeAcceptance(change)
  if (acceptance !== undefined) return acceptance
  const definition = definitionOf(change.kind)
  if (change.field === null) {
    if (change.kind === 'assessment') return describeAssessment(change.after, rows)
    if (change.kind === 'control-link') return { what: 'Control linked', after: linkedTitle(change.after, rows) }
    const about = change.kind === 'comment' ? readCommentField(String(change.after.field ?? '')) : null
    return { what: `${capitalise(definition.label)}${about ? ` on ${describeCommentField(about)}` : ''} added`, after: shorten(readable(titleOf(change.after), rows)) }
  }
  if (BOOKKEEPING.has(change.field)) return null
  const row = rows.get(change.kind, change.id)
  if (row && change.kind === 'control-link') return { what: `Control ${change.after === null ? 'linked again' : 'removed'}`, after: linkedTitle(row, rows) }
  const title = row ? shorten(readable(titleOf(row), rows)) : undefined
  if (change.field === 'deletedAt') {
    return { what: `${capitalise(definition.label)} ${change.after === null ? 'restored' : 'deleted'}`, after: title }
  }
  if (change.field === 'orderKey') return entry.name.endsWith('.edited') ? { what: `${capitalise(definition.label)} moved`, after: title } : null
  const label = definition.fields[change.field]?.label ?? change.field
  const what = change.kind === 'failure-mode' || change.kind === 'register' ? label : `${capitalise(definition.label)}, ${label.toLowerCase()}`
  return { what, before: describe(change.before, rows), after: describe(change.after, rows) }
}

function describeAssessment(row: Row, rows: RowSet): ChangeWords {
  const earlier = rows
    .where('assessment', 'failureModeId', String(row.failureModeId))
    .find((one) => one.stage === row.stage && one.ordinal === Number(row.ordinal) - 1)
  const moved = FACTORS.flatMap((factor) => {
    const before = earlier?.[factor] ?? null
    const after = row[factor] ?? null
    return before === after ? [] : [`${FACTOR_WORDS[factor].label.toLowerCase()} ${before ?? '–'} → ${String(after ?? '–')}`]
  })
  const rationale = (earlier?.rationale ?? null) === row.rationale ? [] : [`rationale: ${shorten(String(row.rationale ?? '(none)'))}`]
  return { what: `${capitalise(String(row.stage))} assessment`, after: ([...moved, ...rationale].join(', ') || 'unchanged') + madeUnder(row, rows) }
}

/** Under which policy an assessment was made, where the workspace has more than one. */
function madeUnder(row: Row, rows: RowSet): string {
  const version = rows.get('scoring-policy', String(row.scoringPolicyId))
  return version && rows.all('scoring-policy').length > 1 ? ` (under ${describeVersion(version)})` : ''
}

function linkedTitle(link: object, rows: RowSet): string {
  const control = 'controlId' in link ? rows.get('control', String(link.controlId)) : undefined
  return control ? shorten(control.title) : ''
}

function titleOf(row: object): string {
  const named = row as Partial<Record<'code' | 'title' | 'text' | 'name' | 'what' | 'label' | 'condition' | 'change', Value>>
  const title = named.title ?? named.text ?? named.name ?? named.what ?? named.label ?? named.condition ?? named.change ?? ''
  return [named.code, title].filter((part) => typeof part === 'string' && part !== '').join(' ')
}

function describe(value: Value, rows: RowSet): string {
  if (typeof value === 'string') {
    const failureMode = rows.get('failure-mode', value)
    const target =
      (failureMode && titleOf(failureMode)) ??
      rows.get('owner-role', value)?.name ??
      rows.get('category', value)?.title ??
      rows.get('membership', value)?.name ??
      rows.get('workshop-phase', value)?.title ??
      rows.get('card-group', value)?.title
    if (target) return target
    const version = rows.get('scoring-policy', value)
    if (version) return describeVersion(version)
  }
  return shorten(readable(describeValue(value), rows))
}

/** A text of a comment names people; other texts stay as they are. */
function readable(text: string, rows: RowSet): string {
  return printMentions(text, (id) => rows.get('membership', id)?.name ?? null)
}

function shorten(text: string): string {
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
