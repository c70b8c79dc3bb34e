import type { Change } from '@/lib/domain/row/change'
import { readColumns, type RowColumns } from '@/lib/domain/row/row-columns'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Extent, RoomStart } from '@/lib/live/client/room-doors'
import type { WholeFailureModes } from '@/lib/live/protocol'

/** Where a slim room of a register is read from; the page names it before its scripts have run. */
export function fittingRoomAddress(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}extent=fitting`
}

/** Reads a room from our own server. Throws when it does not answer with one. */
export async function readRoom(address: string, extent: Extent): Promise<RoomStart> {
  const room = await readOwn<RoomStart & { tables?: Partial<Record<RowKind, RowColumns>> }>(extent === 'whole' ? address : fittingRoomAddress(address))
  const { tables, ...start } = room
  if (!tables) return start
  const known = new Map<string, string>()
  const many = Object.entries(tables).map(([kind, columns]) => [kind, readColumns(columns, known)] as const)
  return { ...start, rows: { ...start.rows, ...Object.fromEntries(many) } }
}

/** Reads failure modes of a register with all their texts. */
export function readTexts(register: string, ids: readonly string[]): Promise<WholeFailureModes> {
  return readOwn(`${register}/failure-modes?ids=${ids.join(',')}`)
}

interface ChangesPage {
  changes: Change[]
  next: number | null
}

/** Reads what an event changed, page after page. */
export async function readChanges(streamId: string, seq: number): Promise<Change[]> {
  const changes: Change[] = []
  for (let from: number | null = 0; from !== null; ) {
    const page: ChangesPage = await readOwn(`/api/events?stream=${streamId}&seq=${seq}&from=${from}`)
    for (const change of page.changes) changes.push(change)
    from = page.next
  }
  return changes
}

async function readOwn<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`Reading ${address} failed with ${response.status}.`)
  // Our own server's answer, of the type that its services return.
  return (await response.json()) as T
}
