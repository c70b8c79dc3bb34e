'use client'

import { useRegisterRow } from '@/components/register/use-register'
import { keyAtEnd } from '@/components/room/ordered-moves'
import { useActions } from '@/components/room/room-actions'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { becomeFailureMode, likelyCategory, linkStep, nameGroup } from '@/lib/domain/workshop/become-failure-mode'
import type { BoardGroup } from '@/lib/domain/workshop/board'
import type { CardGroupRow, CardRow } from '@/lib/domain/workshop/workshop-rows'
import type { GroupState } from '@/lib/domain/workshop/workshop-words'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'
import { useRoomStore } from '@/lib/live/client/room'

interface FieldEdit {
  id: string
  field: string
  before: string | null
  after: string | null
}

/** What can be done with cards and groups; each is one step back. */
export function useBoardActs() {
  const { workshop } = useWorkshop()
  const store = useRoomStore()
  const register = useRegisterRow()
  const { act } = useActions()
  const batch = (steps: unknown[], done?: string) => void act('register.batch', { steps }, { done })

  const edit = <R extends { id: string }, F extends keyof R & string>(rows: readonly R[], field: F, after: string | null): FieldEdit[] =>
    rows.flatMap((row) => {
      const before = row[field] as string | null
      return before === after ? [] : [{ id: row.id, field, before, after }]
    })
  const cardStep = (edits: FieldEdit[]) => (edits.length > 0 ? [{ verb: 'card.edit', input: { edits } }] : [])
  const put = (cards: readonly CardRow[], groupId: string | null) => [...edit(cards, 'cardGroupId', groupId), ...edit(cards, 'state', 'open')]
  const many = (cards: readonly CardRow[]) => (cards.length === 1 ? 'one card' : `${cards.length} cards`)

  const newGroup = (cards: readonly CardRow[], orderKey: string) => ({ id: newId(), workshopId: workshop.id, title: nameGroup(cards), orderKey })
  /** Order keys for so many groups behind those that are there. */
  const keysBehind = (count: number): string[] => {
    const there = store.read().rows.where('card-group', 'workshopId', workshop.id).map(({ orderKey }) => orderKey)
    return spreadOrderKeys(count, there.sort().at(-1) ?? null)
  }

  return {
    /** Makes a group of cards, wherever they lay; its id. */
    group(cards: readonly CardRow[]): string {
      const row = newGroup(cards, present(keysBehind(1)[0], 'one key was asked for'))
      batch([{ verb: 'card-group.add', input: { rows: [row] } }, ...cardStep(put(cards, row.id))], `Grouped ${many(cards)}.`)
      return row.id
    },
    /** Makes each card a group of its own: what failed in a way of its own is a failure mode, too. */
    groupEach(cards: readonly CardRow[]): void {
      const heaps = keysBehind(cards.length).flatMap((orderKey, i) => (cards[i] ? [{ card: cards[i], row: newGroup([cards[i]], orderKey) }] : []))
      const rows = heaps.map(({ row }) => row)
      const edits = heaps.flatMap(({ card, row }) => put([card], row.id))
      batch([{ verb: 'card-group.add', input: { rows } }, ...cardStep(edits)], `Made ${many(cards)} into ${cards.length === 1 ? 'a group' : 'groups'}.`)
    },
    moveTo(cards: readonly CardRow[], group: CardGroupRow): void {
      const steps = cardStep(put(cards, group.id))
      if (steps.length > 0) batch(steps, `Moved ${many(cards)} to “${group.title}”.`)
    },
    takeOut(cards: readonly CardRow[]): void {
      const steps = cardStep(put(cards, null))
      if (steps.length > 0) batch(steps, `Took ${many(cards)} out.`)
    },
    parkCards(cards: readonly CardRow[]): void {
      const steps = cardStep([...edit(cards, 'cardGroupId', null), ...edit(cards, 'state', 'parked')])
      if (steps.length > 0) batch(steps, `Parked ${many(cards)}.`)
    },
    /** Takes cards off the table, for who leads. Nobody is told whose they were. */
    removeCards(cards: readonly CardRow[]): void {
      const steps = cardStep(edit(cards, 'state', 'removed'))
      if (steps.length > 0) batch(steps, `Removed ${many(cards)}.`)
    },
    pointAt({ id }: CardRow): void {
      void act('workshop.focus', { workshopId: workshop.id, on: { kind: 'card', id } })
    },
    setState({ id, state, title }: CardGroupRow, after: GroupState): void {
      void act('card-group.edit', { edits: [{ id, field: 'state', before: state, after }] }, { done: after === 'parked' ? `Parked “${title}”.` : `Took up “${title}”.` })
    },
    merge({ group, cards }: BoardGroup, into: CardGroupRow): void {
      batch([...cardStep(put(cards, into.id)), { verb: 'card-group.delete', input: { ids: [group.id] } }], `Merged “${group.title}” into “${into.title}”.`)
    },
    takeApart({ group, cards }: BoardGroup): void {
      batch([...cardStep(put(cards, null)), { verb: 'card-group.delete', input: { ids: [group.id] } }], `Took “${group.title}” apart.`)
    },
    /** Makes the group a new failure mode, in the category that most of its cards name. */
    become(one: BoardGroup): void {
      const { rows } = store.read()
      const categories = listInOrder<'category'>(rows.all('category')).map(({ id }) => id)
      const categoryId = likelyCategory(one.cards, categories)
      if (categoryId === null) return
      const orderKey = keyAtEnd(listInOrder<'failure-mode'>(rows.where('failure-mode', 'categoryId', categoryId)))
      batch(becomeFailureMode(one, { failureModeId: newId(), categoryId, orderKey, newId }), `“${one.group.title}” is a failure mode of ${register.code}.`)
    },
    link(one: BoardGroup, failureModeId: string | null): void {
      const { verb, input } = linkStep(one, failureModeId)
      void act(verb, input, { done: failureModeId === null ? `“${one.group.title}” is linked to nothing.` : `Linked “${one.group.title}”.` })
    },
  }
}
