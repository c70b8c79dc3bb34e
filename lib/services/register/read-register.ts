import type { Actor } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { visibleRows } from '@/lib/domain/access/visibility'
import type { Row } from '@/lib/domain/row/change'
import { REGISTER_ROW_KINDS, WORKSPACE_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import { isTextKind } from '@/lib/domain/row/slim-row'
import { readHeads } from '@/lib/data/event-history'
import type { Entry } from '@/lib/data/entry'
import { withReading, type Asking, type Reading } from '@/lib/data/reading'
import { findRegisterId, findSizedRegister } from '@/lib/data/register-lookup'
import { loadStreamRows } from '@/lib/data/row-storage'
import { loadFirstLines, loadFrontParts, loadSlimColumns, loadWholeFailureModes, MANY_KINDS } from '@/lib/data/slim-storage'
import { readerOf } from '@/lib/services/reader-of'

/** Rows of a room and the event numbers that they are true at, all from one moment. */
export interface RoomSnapshot {
  workspaceId: string
  /** Null for the workspace's own pages. */
  registerId: string | null
  rows: Partial<Record<RowKind, Row[]>>
  heads: Record<string, number>
  reader: { personId: string | null; membershipId: string | null; name: string; roles: readonly ActingRole[] }
  /** True when the rows are slim (`lib/domain/row/slim-row.ts`). */
  slim?: boolean
  /** How many live failure modes there are, where the rows are those of the first ones only. */
  firstOf?: number
}

/** Longest that a room may take to be read, in milliseconds. */
const TIMEOUT = { timeout: 30_000 }

/** Everything that the pages of a register show. Throws AppError `not-found`. */
export async function readRegister(actor: Actor, code: string): Promise<RoomSnapshot> {
  return withReading(actor, async (reading) => readRoom(await enter(reading), await findRegisterId(reading, code)), TIMEOUT)
}

const PAGE_ROWS_MAX = 300

/** Whether a register with so many live failure modes is read slim, and its page comes with the first lines alone. */
export function isLargeRegister(size: number): boolean {
  return size > PAGE_ROWS_MAX
}

/** More lines than the tallest screen shows. */
const FIRST_LINES = 60

/**
 * What a register's page comes with: the room while it is small; of a large one the slim rows of its first lines, with `firstOf`, while the
 * browser fetches the room behind them. Throws AppError `not-found`.
 */
export async function readRegisterForPage(actor: Actor, code: string): Promise<RoomSnapshot> {
  return withReading(actor, async (reading) => {
    const [place, { id, size }] = await Promise.all([enter(reading), findSizedRegister(reading, code)])
    return isLargeRegister(size) ? readFirstLines(place, id, size) : readRoom(place, id)
  })
}

/**
 * The room of a register as JSON text: whole while it is small, slim when it is large. A slim room has `slim` true and its many rows as
 * columns in `tables` (`lib/domain/row/row-columns.ts`). Throws AppError `not-found`.
 */
export async function readFittingRegister(actor: Actor, code: string): Promise<string> {
  return withReading(
    actor,
    async (reading) => {
      const [place, { id, size }] = await Promise.all([enter(reading), findSizedRegister(reading, code)])
      return isLargeRegister(size) ? readSlimRoom(place, id) : JSON.stringify(await readRoom(place, id))
    },
    TIMEOUT,
  )
}

/** Failure modes whole, with the event numbers that they are true at; those that are not here are left out. Throws AppError `not-found`. */
export async function readFailureModes(actor: Actor, code: string, ids: readonly string[]): Promise<Pick<RoomSnapshot, 'rows' | 'heads'>> {
  return withReading(actor, async (reading) => {
    const [place, registerId] = await Promise.all([enter(reading), findRegisterId(reading, code)])
    const [rows, heads] = await Promise.all([loadWholeFailureModes(reading, registerId, ids), readHeads(reading, [registerId])])
    return { rows: visibleRows<RoomSnapshot['rows']>(rows, readerOf(place)), heads: Object.fromEntries(heads) }
  })
}

/** The same for the pages of the workspace itself: people, roles, policies. */
export async function readWorkspaceRoom(actor: Actor): Promise<RoomSnapshot> {
  return withReading(actor, async (reading) => readRoom(await enter(reading), null))
}

/** Somebody who is known to be a member, and asks. */
type Place = Asking & Entry & { actor: Actor }

async function enter(reading: Reading): Promise<Place> {
  return { ...reading, ...(await reading.entry) }
}

async function readRoom(place: Place, registerId: string | null): Promise<RoomSnapshot> {
  const kinds: readonly RowKind[] = registerId ? [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS] : WORKSPACE_ROW_KINDS
  const [rows, frame] = await Promise.all([loadStreamRows(place, registerId ?? place.workspaceId, kinds), readFrame(place, registerId)])
  return { ...frame, rows: visibleRows(rows, readerOf(place)) }
}

/** What is around the rows of a room. */
async function readFrame(place: Place, registerId: string | null): Promise<Omit<RoomSnapshot, 'rows'>> {
  const heads = await readHeads(place, registerId ? [place.workspaceId, registerId] : [place.workspaceId])
  return {
    workspaceId: place.workspaceId,
    registerId,
    heads: Object.fromEntries(heads),
    reader: { personId: place.actor.personId, membershipId: place.membershipId, name: place.name, roles: place.roles },
  }
}

async function readSlimRoom(place: Place, registerId: string): Promise<string> {
  const [rows, tables, frame] = await Promise.all([
    readFewRows(place, registerId),
    loadSlimColumns(place, registerId, listManyKinds(place)),
    readFrame(place, registerId),
  ])
  const few = JSON.stringify({ ...frame, slim: true, rows })
  return `${few.slice(0, -1)},"tables":${tables}}`
}

async function readFirstLines(place: Place, registerId: string, firstOf: number): Promise<RoomSnapshot> {
  const [few, first, frame] = await Promise.all([
    readFewRows(place, registerId),
    loadFirstLines(place, registerId, FIRST_LINES, listManyKinds(place)),
    readFrame(place, registerId),
  ])
  return { ...frame, slim: true, firstOf, rows: { ...few, ...first } }
}

/** The rows of a slim room of which there are never thousands, as the reader may see them. */
async function readFewRows(place: Place, registerId: string): Promise<RoomSnapshot['rows']> {
  const isMany = (kind: RowKind) => MANY_KINDS.some((many) => many === kind)
  const few = [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS].filter((kind) => !isMany(kind) && !isTextKind(kind))
  const [loaded, frontParts] = await Promise.all([loadStreamRows(place, registerId, few), loadFrontParts(place, registerId)])
  const rows: RoomSnapshot['rows'] = { ...loaded, 'free-part': frontParts }
  return visibleRows(rows, readerOf(place))
}

/** Nobody looks into the many rows between database and browser, so what a reader may not see is not read. */
function listManyKinds(place: Place) {
  const allowed = visibleRows(Object.fromEntries(MANY_KINDS.map((kind) => [kind, []])) satisfies RoomSnapshot['rows'], readerOf(place))
  return MANY_KINDS.filter((kind) => kind in allowed)
}
