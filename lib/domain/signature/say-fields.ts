import { canonicalJson } from '@/lib/kernel/canonical-json'

/** Where a row belongs that is sealed. */
export interface SealedPlace {
  workspaceId: string
  registerId: string
}

/** What the server says when it seals a row: what kind of statement it is, where the row belongs, and some of its fields. */
export function sayFields<F extends string>(says: string, { workspaceId, registerId }: SealedPlace, row: Record<F, unknown>, fields: readonly F[]): string {
  return canonicalJson({ says, workspaceId, registerId, ...Object.fromEntries(fields.map((name) => [name, row[name]])) })
}
