import type { Actor } from '@/lib/domain/access/actor'
import type { FoundTable } from '@/lib/domain/import/find-table'
import type { Mapping } from '@/lib/domain/import/guess-mapping'
import { printMapping, readMapping } from '@/lib/domain/import/kept-mapping'
import { withReadScope } from '@/lib/data/scope'
import { sourceMappingId } from '@/lib/services/register/source-mapping-id'
import { runVerb } from '@/lib/services/run-verb'
import { newId } from '@/lib/kernel/ids'

/** A mapping that somebody made by hand of a source with these headers. */
export interface KeptMapping {
  id: string
  mapping: Mapping
  by: string
  at: string
}

/** The mapping that is kept of a source, or null. */
export async function findKeptMapping(actor: Actor, table: FoundTable): Promise<KeptMapping | null> {
  const found = await findStored(actor, sourceMappingId(actor.workspaceId, table))
  const mapping = found && readMapping(found.plan)
  if (!found || !mapping || found.deletedAt !== null || mapping.columns.length !== table.headers.length) return null
  return { id: found.id, mapping, by: found.keptBy.name, at: found.keptAt.toISOString() }
}

async function findStored(actor: Actor, id: string) {
  return withReadScope(actor, (scope) => scope.tx.sourceMapping.findFirst({ where: { workspaceId: scope.workspaceId, id }, include: { keptBy: { select: { name: true } } } }))
}

/** Keeps a mapping that was made by hand, for the next file with the same headers. Keeps nothing anew where it is kept already. */
export async function keepMapping(actor: Actor, table: FoundTable, mapping: Mapping, name: string): Promise<void> {
  const id = sourceMappingId(actor.workspaceId, table)
  const plan = printMapping(mapping)
  const stored = await findStored(actor, id)
  const send = (act: string, input: object) => runVerb(actor, { commandId: newId(), verb: `source-mapping.${act}`, input: { ...input } })
  if (!stored) {
    await send('add', { rows: [{ id, name, plan }] })
    return
  }
  if (stored.deletedAt !== null) await send('restore', { ids: [id] })
  if (stored.plan !== plan) await send('edit', { edits: [{ id, field: 'plan', before: stored.plan, after: plan }] })
}
