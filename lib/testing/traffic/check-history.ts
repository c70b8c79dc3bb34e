import { verifyChain } from '@/lib/data/event-chain'
import { readEventsAfter } from '@/lib/data/event-history'
import { withReadScope } from '@/lib/data/scope'
import type { Actor } from '@/lib/domain/access/actor'
import { sameValue, type Change, type Row } from '@/lib/domain/row/change'
import { REGISTER_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import { RowSet } from '@/lib/domain/row/row-set'
import { readRegister } from '@/lib/services/register/read-register'
import type { Typist } from '@/lib/testing/traffic/typist'
import { present } from '@/lib/kernel/assert'

const PAGE = 200
const CHANGES_MAX = 1_000_000

/** What is wrong after the traffic, in words; empty when every history holds. */
export async function checkHistory(actor: Actor, code: string, typists: readonly Typist[]): Promise<string[]> {
  const { rows, registerId } = await readRegister(actor, code)
  const streamId = present(registerId, 'a register has an id')
  const events = await readAllChanges(actor.workspaceId, streamId)
  const chain = await withReadScope(actor, (scope) => verifyChain(scope, streamId), { timeout: 120_000 })
  return [
    ...(chain.broken.length > 0 || chain.emptied.length > 0 ? [`the chain is broken at ${[...chain.broken, ...chain.emptied].join(', ')}`] : []),
    ...checkReplay(events, RowSet.of(rows)),
    ...typists.flatMap((typist) => [...checkAcknowledged(typist, events), ...checkScreen(typist, rows)]),
  ]
}

async function readAllChanges(workspaceId: string, registerId: string): Promise<Change[][]> {
  const all: Change[][] = []
  for (;;) {
    const page = await readEventsAfter(workspaceId, registerId, all.length, PAGE, CHANGES_MAX)
    all.push(...page.map(({ changes }) => changes ?? []))
    if (page.length < PAGE) return all
  }
}

/** Every change named the value that it replaced, and all of them together make the rows that stand. */
function checkReplay(events: readonly Change[][], stored: RowSet): string[] {
  const problems: string[] = []
  let rows = RowSet.of({})
  for (const [i, changes] of events.entries()) {
    for (const change of changes) {
      const row = rows.get(change.kind, change.id) as Row | undefined
      if (change.field === null ? row : !row || !sameValue(row[change.field], change.before)) {
        problems.push(`event ${i + 1} replaces what did not stand: ${describe(change)}`)
      }
      rows = rows.applied([change])
    }
  }
  return [...problems, ...compareRows('the replayed history', rows, stored)]
}

/** What the server said yes to happened once, and only once. */
function checkAcknowledged(typist: Typist, events: readonly Change[][]): string[] {
  const happened = new Map<string, number>()
  for (const changes of events) {
    const key = describeAll(changes)
    happened.set(key, (happened.get(key) ?? 0) + 1)
  }
  return typist.acknowledged
    .filter(({ changes }) => changes.length > 0 && happened.get(describeAll(changes)) !== 1)
    .map(({ verb, changes }) => `${typist.name}: ${verb} happened ${happened.get(describeAll(changes)) ?? 0} times: ${describeAll(changes)}`)
}

/** What a person sees at the end is what is stored. */
function checkScreen(typist: Typist, stored: Partial<Record<RowKind, Row[]>>): string[] {
  return compareRows(`the screen of ${typist.name}`, typist.store.read().rows, RowSet.of(stored))
}

function compareRows(whose: string, seen: RowSet, stored: RowSet): string[] {
  return REGISTER_ROW_KINDS.flatMap((kind) => {
    const ids = new Set([...seen.all(kind), ...stored.all(kind)].map(({ id }) => id))
    return [...ids].flatMap((id) => {
      const [own, right] = [seen.get(kind, id), stored.get(kind, id)].map(printRow)
      return own === right ? [] : [`${whose} has ${kind} ${own} instead of ${right}`]
    })
  })
}

function printRow(row: object | undefined): string {
  return row ? JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))) : 'nothing'
}

function describeAll(changes: readonly Change[]): string {
  return changes.map(describe).join('; ')
}

function describe({ kind, id, field, before, after }: Change): string {
  return `${kind} ${id} ${field ?? 'new'} ${JSON.stringify(before)} → ${field === null ? printRow(after) : JSON.stringify(after)}`
}
