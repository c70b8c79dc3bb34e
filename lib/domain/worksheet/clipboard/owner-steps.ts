import type { Row, Value } from '@/lib/domain/row/change'
import type { Edit } from '@/lib/domain/row/row-commands'
import type { SheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import type { ChainValue } from '@/lib/domain/worksheet/parse-cell'
import type { LineOwner } from '@/lib/domain/worksheet/worksheet-line'
import { spreadOrderKeys } from '@/lib/kernel/order-key'

/** What makes one owner chain of another. */
export interface OwnerSteps {
  add: Row[]
  edits: Edit[]
  remove: string[]
}

/**
 * The steps from the owners of a line to a chain: who stays keeps their link, with its part and place edited; who goes is deleted, who comes
 * is added. Places are given anew, so that the chain stands in the order that was asked for.
 */
export function ownerSteps(failureModeId: string, owners: readonly LineOwner[], chain: readonly ChainValue[], source: SheetSource): OwnerSteps {
  const left = [...owners]
  const keys = placesFor(owners, chain, source)
  const steps: OwnerSteps = { add: [], edits: [], remove: [] }
  for (const [i, link] of chain.entries()) {
    const at = left.findIndex((owner) => owner.roleId === link.roleId && owner.text === link.text)
    const [kept] = at === -1 ? [] : left.splice(at, 1)
    const orderKey = keys[i] ?? 'a0'
    if (!kept) steps.add.push({ id: source.newId(), failureModeId, ownerRoleId: link.roleId, roleText: link.text, part: link.part, orderKey })
    else steps.edits.push(...editsOf(kept, { part: link.part, orderKey }, source))
  }
  steps.remove = left.map(({ id }) => id)
  return steps
}

function editsOf(owner: LineOwner, wanted: { part: string; orderKey: string }, source: SheetSource): Edit[] {
  const standing: Record<string, Value> = { part: owner.part, orderKey: source.rows.get('owner-link', owner.id)?.orderKey ?? '' }
  return Object.entries(wanted).flatMap(([field, after]) => (standing[field] === after ? [] : [{ id: owner.id, field, before: standing[field] ?? null, after }]))
}

// A chain that begins with all the owners there are, in their order, keeps their places and grows behind them.
function placesFor(owners: readonly LineOwner[], chain: readonly ChainValue[], source: SheetSource): string[] {
  const standing = owners.map(({ id }) => source.rows.get('owner-link', id)?.orderKey ?? '')
  const isRising = standing.every((key, i) => i === 0 || key > (standing[i - 1] ?? ''))
  const begins = owners.every((owner, i) => owner.roleId === chain[i]?.roleId && owner.text === chain[i]?.text)
  if (!isRising || !begins) return spreadOrderKeys(chain.length)
  return [...standing, ...spreadOrderKeys(chain.length - owners.length, standing.at(-1) ?? null)]
}
