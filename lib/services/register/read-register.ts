import type { Actor } from '@/lib/domain/access/actor'
import type { ActingRole } from '@/lib/domain/access/permissions'
import { visibleRows } from '@/lib/domain/access/visibility'
import type { Row } from '@/lib/domain/row/change'
import { isHeldByRoom, SELF_HELD_KINDS, WORKSHOP_HELD_KINDS } from '@/lib/domain/row/held-apart'
import { REGISTER_ROW_KINDS, WORKSPACE_ROW_KINDS, type RowKind } from '@/lib/domain/row/row-kinds'
import { isTextKind } from '@/lib/domain/row/slim-row'
import { readHeads } from '@/lib/data/event-history'
import type { Entry } from '@/lib/data/entry'
import { withReading, type Asking, type Reading } from '@/lib/data/reading'
import { findRegisterId, findSizedRegister } from '@/lib/data/register-lookup'
import { loadStreamRows, loadWorkshopRows } from '@/lib/data/row-storage'
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
  /** The workshop whose own rows are among these; absent for a room that holds those of none (`lib/domain/row/held-apart.ts`). */
  workshopId?: string
}

/** Longest that a room may take to be read, in milliseconds. */
const TIMEOUT = { timeout: 30_000 }

/** Every row of a register, those of all its workshops too. Throws AppError `not-found`. */
export async function readRegister(actor: Actor, code: string): Promise<RoomSnapshot> {
  const read = async (reading: Reading) => {
    const [place, registerId] = [await enter(reading), await findRegisterId(reading, code)]
    const [rows, frame] = await Promise.all([loadStreamRows(place, registerId, [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS]), readFrame(place, { registerId })])
    return { ...frame, rows: visibleRows<RoomSnapshot['rows']>(rows, readerOf(place)) }
  }
  return withReading(actor, read, TIMEOUT)
}

/** The room of a register, whole however large it is; with the rows of one of its workshops where one is named. Throws AppError `not-found`. */
export async function readWholeRoom(actor: Actor, code: string, workshopId?: string): Promise<RoomSnapshot> {
  return withReading(actor, async (reading) => readRoom(await enter(reading), { registerId: await findRegisterId(reading, code), workshopId }), TIMEOUT)
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
export async function readRegisterForPage(actor: Actor, code: string, workshopId?: string): Promise<RoomSnapshot> {
  return withReading(actor, async (reading) => {
    const [place, { id, size }] = await Promise.all([enter(reading), findSizedRegister(reading, code)])
    const wanted = { registerId: id, workshopId }
    return isLargeRegister(size) ? readFirstLines(place, wanted, size) : readRoom(place, wanted)
  })
}

/**
 * The room of a register as JSON text: whole while it is small, slim when it is large. A slim room has `slim` true and its many rows as
 * columns in `tables` (`lib/domain/row/row-columns.ts`). Throws AppError `not-found`.
 */
export async function readFittingRegister(actor: Actor, code: string, workshopId?: string): Promise<string> {
  return withReading(
    actor,
    async (reading) => {
      const [place, { id, size }] = await Promise.all([enter(reading), findSizedRegister(reading, code)])
      const wanted = { registerId: id, workshopId }
      return isLargeRegister(size) ? readSlimRoom(place, wanted) : JSON.stringify(await readRoom(place, wanted))
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
  return withReading(actor, async (reading) => readRoom(await enter(reading), { registerId: null }))
}

/** Somebody who is known to be a member, and asks. */
type Place = Asking & Entry & { actor: Actor }

async function enter(reading: Reading): Promise<Place> {
  return { ...reading, ...(await reading.entry) }
}

/** Which room is read: the workspace's, a register's, or that of one of its workshops. */
interface Wanted {
  registerId: string | null
  workshopId?: string
}

async function readRoom(place: Place, wanted: Wanted): Promise<RoomSnapshot> {
  const kinds: readonly RowKind[] = wanted.registerId ? ROOM_KINDS : WORKSPACE_ROW_KINDS.filter(isHeldByRoom)
  const [rows, own, frame] = await Promise.all([
    loadStreamRows(place, wanted.registerId ?? place.workspaceId, kinds),
    readWorkshopRows(place, wanted),
    readFrame(place, wanted),
  ])
  return { ...frame, rows: visibleRows<RoomSnapshot['rows']>({ ...rows, ...own }, readerOf(place)) }
}

/** What the room of a register always holds. */
const ROOM_KINDS = [...WORKSPACE_ROW_KINDS, ...REGISTER_ROW_KINDS].filter(isHeldByRoom)

/** The rows that not every room of a register holds: those of the workshop whose room it is, and the reader's own. */
async function readWorkshopRows(place: Place, { registerId, ...wanted }: Wanted): Promise<RoomSnapshot['rows']> {
  const workshopId = wanted.workshopId ?? null
  const kinds = workshopId === null ? SELF_HELD_KINDS : WORKSHOP_HELD_KINDS
  return registerId === null ? {} : loadWorkshopRows(place, registerId, { workshopId, membershipId: place.membershipId }, kinds)
}

/** What is around the rows of a room. */
async function readFrame(place: Place, { registerId, workshopId }: Wanted): Promise<Omit<RoomSnapshot, 'rows'>> {
  const heads = await readHeads(place, registerId ? [place.workspaceId, registerId] : [place.workspaceId])
  return {
    workspaceId: place.workspaceId,
    registerId,
    heads: Object.fromEntries(heads),
    reader: { personId: place.actor.personId, membershipId: place.membershipId, name: place.name, roles: place.roles },
    ...(workshopId && { workshopId }),
  }
}

async function readSlimRoom(place: Place, wanted: Wanted & { registerId: string }): Promise<string> {
  const [rows, tables, frame] = await Promise.all([
    readFewRows(place, wanted),
    loadSlimColumns(place, wanted.registerId, listManyKinds(place)),
    readFrame(place, wanted),
  ])
  const few = JSON.stringify({ ...frame, slim: true, rows })
  return `${few.slice(0, -1)},"tables":${tables}}`
}

async function readFirstLines(place: Place, wanted: Wanted & { registerId: string }, firstOf: number): Promise<RoomSnapshot> {
  const [few, first, frame] = await Promise.all([
    readFewRows(place, wanted),
    loadFirstLines(place, wanted.registerId, FIRST_LINES, listManyKinds(place)),
    readFrame(place, wanted),
  ])
  return { ...frame, slim: true, firstOf, rows: { ...few, ...first } }
}

/** The rows of a slim room of which there are never thousands, as the reader may see them. */
async function readFewRows(place: Place, wanted: Wanted & { registerId: string }): Promise<RoomSnapshot['rows']> {
  const isMany = (kind: RowKind) => MANY_KINDS.some((many) => many === kind)
  const few = ROOM_KINDS.filter((kind) => !isMany(kind) && !isTextKind(kind))
  const { registerId } = wanted
  const [loaded, frontParts, own] = await Promise.all([loadStreamRows(place, registerId, few), loadFrontParts(place, registerId), readWorkshopRows(place, wanted)])
  const rows: RoomSnapshot['rows'] = { ...loaded, 'free-part': frontParts, ...own }
  return visibleRows(rows, readerOf(place))
}

/** Nobody looks into the many rows between database and browser, so what a reader may not see is not read. */
function listManyKinds(place: Place) {
  const allowed = visibleRows(Object.fromEntries(MANY_KINDS.map((kind) => [kind, []])) satisfies RoomSnapshot['rows'], readerOf(place))
  return MANY_KINDS.filter((kind) => kind in allowed)
}
