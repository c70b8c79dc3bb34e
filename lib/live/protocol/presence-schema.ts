import * as z from 'zod/mini'
import type { Place, Tell } from '@/lib/live/protocol/presence'

export const placeSchema: z.ZodMiniType<Place> = z.strictObject({
  failureModeId: z.uuid({ error: 'Expected an id.' }),
  column: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9.-]{0,59}$/, { error: 'Expected the name of a column.' })),
})

export const tellSchema: z.ZodMiniType<Tell> = z.strictObject({
  seat: z.uuid({ error: 'Expected the id of the connection.' }),
  registerId: z.uuid({ error: 'Expected the id of a register.' }),
  turn: z.int().check(z.minimum(1), z.maximum(1_000_000_000)),
  place: z.nullable(placeSchema),
})

/** Reads an id out of an address, of a seat or a workshop; null when the text is none. */
export function parseId(text: string | null): string | null {
  const parsed = z.uuid().safeParse(text)
  return parsed.success ? parsed.data : null
}
