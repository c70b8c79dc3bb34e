import pg from 'pg'
import type { Actor } from '@/lib/domain/access/actor'
import { summaryQuerySchema } from '@/lib/domain/matrix/matrix-summary'
import { readOwnerGroup, readOwners } from '@/lib/services/owners/read-owners'
import { readMatrix } from '@/lib/services/register/read-matrix'
import { readRegisterForPage } from '@/lib/services/register/read-register'
import { searchRegister } from '@/lib/services/search/search-register'
import { assert, present } from '@/lib/kernel/assert'
import { nowIso } from '@/lib/kernel/clock'
import { makeFigure, percentile, type Figure } from '../figure'
import { makeListWorkspace, type ListWorkspace } from './many-failure-modes'
import { MATRIX_BY_HAND } from './matrix-by-hand'
import { OWNERS_BY_HAND } from './owners-by-hand'
import { BY_OWNER_BY_HAND, firstPageByHand, SEARCH_BY_HAND } from './worksheet-by-hand'

/** A word that a quarter of the failure modes hold. */
const WORD = 'queue'
const WARM_UP = 12
const SAMPLES = 40
/** Issue 3: within two times of the hand's, and at a million of its own at ten thousand. */
const BAR = 2
const REGISTER_MAX = 20_000
/** How a million is spread beside the measured workspaces: small ones, and one that holds most of it. */
const SMALL = { workspaces: 20, size: 10_000 }
const LARGE_REGISTERS = 38

const SIZES = [100, 10_000, 20_000] as const
const PLACES = ['100', '10000', '20000', '1000000', '1000000.one-workspace'] as const
type Place = (typeof PLACES)[number]
const SUBJECTS = ['list.first-page', 'list.by-owner', 'list.search', 'owners.page', 'matrix.server'] as const
type Subject = (typeof SUBJECTS)[number]

/** For each subject and size: server time and bytes beside the hand's, and at a million beside the own figure at ten thousand. */
export const LIST_FIGURES: readonly string[] = SUBJECTS.flatMap((subject) => PLACES.flatMap((place) => figuresOf(subject, place)))

function figuresOf(subject: Subject, place: Place): string[] {
  const name = `${subject}.${place}`
  return [name, `${name}.bytes`, ...(isMillion(place) ? [`${name}.growth`] : [])]
}

function isMillion(place: Place): boolean {
  return place.startsWith('1000000')
}

/** What must be measured for the wanted figures: growth is told beside the figure at ten thousand. */
function chooseMeasurements(wanted: readonly string[]): (subject: Subject, place: Place) => boolean {
  const isWanted = (subject: Subject, place: Place) => figuresOf(subject, place).some((name) => wanted.includes(name))
  return (subject, place) => isWanted(subject, place) || (place === '10000' && PLACES.some((other) => isMillion(other) && isWanted(subject, other)))
}

/** The hand is given what the service gives itself: no compiling, and (below) a plan of its own for each place. */
const AS_THE_SERVICE = '-c jit=off'

interface Hands {
  admin: pg.Client
  hand: pg.Client
}

interface Surroundings {
  appUrl: string
  adminUrl: string
  /** Names of figures: a size that none of them asks for is not built. */
  wanted: readonly string[]
  tell(text: string): void
  signal: AbortSignal
}

/** Builds the registers, measures, makes the database a million, and measures again. This process must be connected to the database. */
export async function measureLists({ appUrl, adminUrl, wanted, tell, signal }: Surroundings): Promise<Figure[]> {
  const [admin, hand] = [adminUrl, appUrl].map((connectionString) => new pg.Client({ connectionString, options: AS_THE_SERVICE })) as [pg.Client, pg.Client]
  await Promise.all([admin.connect(), hand.connect()])
  const isChosen = chooseMeasurements(wanted)
  const places = PLACES.filter((place) => SUBJECTS.some((subject) => isChosen(subject, place)))
  const measured = new Map<string, Measured>()
  const measureAt = async (place: Place, workspace: ListWorkspace) => {
    if (!places.includes(place)) return
    tell(`${place} failure modes`)
    await measure(measured, place, workspace, { admin, hand }, (subject) => isChosen(subject, place))
  }
  try {
    const ten = await buildSmall(admin, places, measureAt)
    if (places.some(isMillion)) {
      const large = await buildMillion(admin, signal)
      await measureAt('1000000', present(ten, 'a workspace of ten thousand'))
      await measureAt('1000000.one-workspace', large)
    }
    return makeFigures(measured)
  } finally {
    await Promise.all([admin.end(), hand.end()])
  }
}

/** Returns the workspace of ten thousand, where it is wanted. */
async function buildSmall(
  admin: pg.Client,
  places: readonly Place[],
  measureAt: (place: Place, workspace: ListWorkspace) => Promise<void>,
): Promise<ListWorkspace | undefined> {
  const made = new Map<Place, ListWorkspace>()
  // All of them are part of a million.
  const built = SIZES.filter((size) => places.includes(`${size}`) || places.some(isMillion))
  for (const size of built) made.set(`${size}`, await makeListWorkspace(admin, `size-${size}`, [size], true))
  await settle(admin)
  for (const [place, workspace] of made) await measureAt(place, workspace)
  return made.get('10000')
}

async function buildMillion(admin: pg.Client, signal: AbortSignal): Promise<ListWorkspace> {
  for (let i = 0; i < SMALL.workspaces; i += 1) {
    signal.throwIfAborted()
    await makeListWorkspace(admin, `small-${i}`, [SMALL.size], false)
  }
  const sizes = [10_000, ...Array.from({ length: LARGE_REGISTERS }, () => REGISTER_MAX)]
  const large = await makeListWorkspace(admin, 'large', sizes, false)
  const { rows } = await admin.query<{ count: string }>('SELECT count(*) FROM failure_mode')
  assert(Number(rows[0]?.count) >= 1_000_000, 'a million failure modes were made')
  await settle(admin)
  return large
}

/** As a database that has been running for a while. */
async function settle(admin: pg.Client): Promise<void> {
  await admin.query('VACUUM ANALYZE')
  await admin.query('CHECKPOINT')
}

interface Measured {
  own: number
  hand: number
  ownBytes: number
  handBytes: number
}

async function measure(
  measured: Map<string, Measured>,
  place: Place,
  workspace: ListWorkspace,
  { admin, hand }: Hands,
  isChosen: (subject: Subject) => boolean,
): Promise<void> {
  const put = async (subject: Subject, comparison: () => Promise<Measured>) => {
    if (isChosen(subject)) measured.set(`${subject}.${place}`, await comparison())
  }
  const { actor, workspaceId, registers, membershipId } = workspace
  const today = nowIso().slice(0, 10)
  const { code, count } = present(registers[0], 'a register')
  const byHand = (name: string, sql: string, values: string[]) => askByHand(hand, actor, { name: `${name} of ${place}`, text: sql, values })
  const matrix = summaryQuerySchema.parse({})
  const first = () => byHand('first page', firstPageByHand(count), [workspaceId, code])
  await put('list.first-page', () => compare(() => readRegisterForPage(actor, code), first, sameLines))
  const ofOwner = () => byHand('by owner', BY_OWNER_BY_HAND, [workspaceId, membershipId, today])
  await put('list.by-owner', () => compare(() => readOwnerGroup(actor, { by: 'person', key: membershipId }), ofOwner, sameItems))
  const search = () => askByHand(admin, actor, { name: `search of ${place}`, text: SEARCH_BY_HAND, values: [workspaceId, code, WORD] })
  await put('list.search', () => compare(() => searchRegister(actor, code, WORD), search, sameIds))
  await put('owners.page', () => compare(() => readOwners(actor, { by: 'person' }), () => byHand('owners', OWNERS_BY_HAND, [workspaceId, today]), sameGroups))
  await put('matrix.server', () => compare(() => readMatrix(actor, code, matrix), () => byHand('matrix', MATRIX_BY_HAND, [workspaceId, code]), sameCells))
}

const ENTER = { name: 'enter', text: 'SELECT member_id FROM enter_workspace($1, $2)' }

/**
 * One transaction that row-level security knows, prepared like the service's own statements. Whoever answers must know that the reader is a member, so the
 * hand opens the workspace as the service does; both are answered in the same round trip.
 */
async function askByHand(hand: pg.Client, { workspaceId, personId }: Actor, query: pg.QueryConfig): Promise<string> {
  await hand.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  const { rows: members } = await hand.query({ ...ENTER, values: [workspaceId, personId] })
  assert(members.length === 1, 'the reader is a member')
  const { rows } = await hand.query<{ page: string }>(query)
  await hand.query('COMMIT')
  return present(rows[0], 'a page').page
}

/** Medians of the two, which take turns, so that a noisy moment meets both. */
async function compare<T>(own: () => Promise<T>, hand: () => Promise<string>, isSame: (own: T, hand: string) => boolean): Promise<Measured> {
  const [owns, hands]: [number[], number[]] = [[], []]
  const [first, page] = [await own(), await hand()]
  assert(isSame(first, page), 'the service and the hand give the same result')
  for (let i = 0; i < WARM_UP + SAMPLES; i += 1) {
    const [a, b] = [await time(own), await time(hand)]
    if (i < WARM_UP) continue
    owns.push(a)
    hands.push(b)
  }
  return { own: percentile(owns, 0.5), hand: percentile(hands, 0.5), ownBytes: Buffer.byteLength(JSON.stringify(first)), handBytes: Buffer.byteLength(page) }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

type Owners = Awaited<ReturnType<typeof readOwners>>

function sameGroups(own: Owners, hand: string): boolean {
  const page = JSON.parse(hand) as { groups: { key: string; count: number; worst: { code: string }[] }[]; overdue: { total: number }; holes: unknown[] }
  const told = (groups: readonly { key: string; count: number; worst: readonly { code: string }[] }[]) =>
    groups.slice(0, own.groups.length).map(({ key, count, worst }) => [key, count, ...worst.map(({ code }) => code)].join(' ')).join('\n')
  const { attention } = own
  return told(own.groups) === told(page.groups) && attention?.overdue.total === page.overdue.total && attention.holes.length === page.holes.length
}

function sameLines(own: Awaited<ReturnType<typeof readRegisterForPage>>, hand: string): boolean {
  const page = JSON.parse(hand) as { failure_mode: { id: string }[]; owner_link: unknown[] }
  const ids = (rows: readonly { id: string }[] = []) => rows.map(({ id }) => id).sort().join()
  return ids(own.rows['failure-mode']) === ids(page.failure_mode) && own.rows['owner-link']?.length === page.owner_link.length
}

function sameItems(own: Awaited<ReturnType<typeof readOwnerGroup>>, hand: string): boolean {
  const page = JSON.parse(hand) as { total: number; items: { id: string }[] }
  return own?.total === page.total && own.items.map(({ id }) => id).join() === page.items.map(({ id }) => id).join()
}

function sameIds(own: Awaited<ReturnType<typeof searchRegister>>, hand: string): boolean {
  return own.ids.length > 0 && own.ids.join() === (JSON.parse(hand) as { ids: string[] }).ids.join()
}

function sameCells(own: Awaited<ReturnType<typeof readMatrix>>, hand: string): boolean {
  const page = JSON.parse(hand) as { cells: { x: number; y: number; count: number; entries: { code: string }[] }[] }
  const told = (cells: readonly { x: number; y: number; count: number; entries: readonly { code: string }[] }[]) =>
    cells.filter(({ count, x }) => count > 0 && x !== null).map(({ x, y, count, entries }) => [x, y, count, ...entries.map(({ code }) => code)].join(' ')).join('\n')
  return told(own.cells) === told(page.cells)
}

function makeFigures(measured: ReadonlyMap<string, Measured>): Figure[] {
  return [...measured].flatMap(([name, { own, hand, ownBytes, handBytes }]) => {
    const [floor, kilobytes] = [hand, handBytes / 1000]
    const figures = [
      makeFigure({ name, value: own, unit: 'ms', floor, bar: BAR * floor }),
      makeFigure({ name: `${name}.bytes`, value: ownBytes / 1000, unit: 'kB', floor: kilobytes, bar: BAR * kilobytes }),
    ]
    const subject = present(SUBJECTS.find((one) => name.startsWith(one)), 'a subject')
    if (!name.includes('1000000')) return figures
    const atTen = present(measured.get(`${subject}.10000`), 'the figure at ten thousand').own
    return [...figures, makeFigure({ name: `${name}.growth`, value: own, unit: 'ms', floor: atTen, bar: BAR * atTen })]
  })
}
