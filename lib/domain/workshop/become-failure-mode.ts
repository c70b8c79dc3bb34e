import type { BatchStep } from '@/lib/domain/row/batch'
import { PROSE_MAX } from '@/lib/domain/row/field'
import type { BoardGroup } from '@/lib/domain/workshop/board'
import type { CardRow } from '@/lib/domain/workshop/workshop-rows'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/** What is made of a group beside its words. */
export interface BecomingPlace {
  failureModeId: string
  categoryId: string
  orderKey: string
  newId(): string
}

/**
 * The steps that make a group a new failure mode: its name is the title, its cards tell scenario and trigger, every way of noticing becomes a
 * detection signal, and the group points at it.
 */
export function becomeFailureMode({ group, cards }: BoardGroup, place: BecomingPlace): BatchStep[] {
  const { failureModeId, categoryId, orderKey, newId } = place
  const texts = distinct(cards, 'text').filter((text) => text !== group.title)
  const row = { id: failureModeId, title: group.title, categoryId, orderKey, scenario: join(texts), trigger: join(distinct(cards, 'trigger')) }
  const signals = distinct(cards, 'notice')
  const keys = spreadOrderKeys(signals.length)
  const signalRows = signals.map((text, i) => ({ id: newId(), failureModeId, text, orderKey: keys[i] }))
  return [
    { verb: 'failure-mode.add', input: { rows: [row] } },
    ...(signalRows.length > 0 ? [{ verb: 'detection-signal.add', input: { rows: signalRows } }] : []),
    linkStep({ group }, failureModeId),
  ]
}

/** The step that makes a group point at a failure mode, or with null at none. */
export function linkStep({ group }: Pick<BoardGroup, 'group'>, failureModeId: string | null): BatchStep {
  return { verb: 'card-group.edit', input: { edits: [{ id: group.id, field: 'failureModeId', before: group.failureModeId, after: failureModeId }] } }
}

/** The category that most cards of a group name, of equals the first in `order`; without any the first of all. Null when there is none. */
export function likelyCategory(cards: readonly CardRow[], order: readonly string[]): string | null {
  const count = (id: string) => cards.filter((card) => card.categoryId === id).length
  return [...order].sort((a, b) => count(b) - count(a) || order.indexOf(a) - order.indexOf(b))[0] ?? null
}

/** A name for a group of cards: what the first one says, on one line. */
export function nameGroup(cards: readonly CardRow[]): string {
  const text = (cards[0]?.text ?? '').replaceAll(/\s+/g, ' ').trim()
  return text.length > 300 ? `${text.slice(0, 299)}…` : text
}

function distinct(cards: readonly CardRow[], field: 'text' | 'trigger' | 'notice'): string[] {
  return [...new Set(cards.flatMap((card) => card[field]?.trim() || []))]
}

/** Texts with a sentence's end between them; null for none, cut where a field would not hold them. */
function join(texts: readonly string[]): string | null {
  if (texts.length === 0) return null
  return texts.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(' ').slice(0, PROSE_MAX)
}
