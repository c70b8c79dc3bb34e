import type { ActingRole } from '@/lib/domain/access/permissions'
import type { Change, Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import type { Answer, Envelope } from '@/lib/live/client/command-sender'
import type { WholeFailureModes } from '@/lib/live/protocol'

/** What the server gives a room to begin with. */
export interface RoomStart {
  workspaceId: string
  registerId: string | null
  rows: Partial<Record<RowKind, Row[]>>
  heads: Record<string, number>
  reader: { personId: string | null; membershipId: string | null; name: string; roles: readonly ActingRole[] }
  /** True when the rows are slim: texts of failure modes are fetched when somebody looks at them. */
  slim?: boolean
  /** How many live failure modes there are, where the rows are those of the first ones only; the rest is read when the room opens. */
  firstOf?: number
  /** The workshop whose own rows the room holds beside those of the register; absent for a room of none. */
  workshopId?: string
}

/** How much of a room is read: all of it, or slim rows where there are many. */
export type Extent = 'whole' | 'fitting'

export interface RoomDoors {
  send(envelope: Envelope): Promise<Answer>
  /** Reads the room anew. */
  reload(extent: Extent): Promise<RoomStart>
  /** Reads failure modes with all their texts; a room that is never slim needs none. */
  readTexts?(ids: readonly string[]): Promise<WholeFailureModes>
  /** Reads the changes of an event that was too large to send; without it the room is read anew. */
  readChanges?(streamId: string, seq: number): Promise<Change[]>
  wait(ms: number): Promise<void>
}
