import { createHash } from 'node:crypto'
import { describeSource } from '@/lib/domain/import/kept-mapping'
import type { FoundTable } from '@/lib/domain/import/find-table'

/** The id of the mapping of a source in a workspace: a UUID (version 8) made of both, so that the same headers find the same one. */
export function sourceMappingId(workspaceId: string, table: FoundTable): string {
  const digest = createHash('sha256').update(`${workspaceId} ${describeSource(table)}`).digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
