import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { readRegister } from '@/lib/services/register/read-register'
import type { VerbResult } from '@/lib/services/run-verb'
import type { TestDatabase } from '@/lib/testing/test-database'
import { joinTestWorkshop, openTestWorkshop, type TestWorkshop } from '@/lib/testing/test-workshop'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { AppError, type AppErrorCode } from '@/lib/kernel/errors'
import { present } from '@/lib/kernel/assert'

/** The code of the register in which every one of these meetings is held. */
export const MEETING_REGISTER = 'D10'

interface Place {
  workspace: TestWorkspace
  registerId: string
}

interface Held<M> extends Place {
  meeting: M
}

/** A workspace of its own for each test, with a register and a workshop in it, and the ways in which tests of meetings ask for things. */
export interface TestMeetings<M> {
  readonly workspace: TestWorkspace
  readonly as: TestWorkspace['as']
  readonly registerId: string
  /** May be changed by a test that opens another one. */
  meeting: M
  readonly ownerUrl: string
  /** Asks for a verb about this workshop. */
  ask(actor: Actor, verb: string, input?: object): Promise<VerbResult>
  /** The same by who leads. */
  lead(verb: string, input?: object): Promise<VerbResult>
  /** The register's rows now, as a viewer reads them. */
  rows(): Promise<RowSet>
}

interface Holding<M> {
  /** Opens what a test begins with. */
  open(place: Place): Promise<M>
  /** Makes the register; an empty one unless said. */
  makeRegister?(workspace: TestWorkspace): Promise<string>
}

/** A workshop with named cards, which the facilitator and the contributor have joined. */
export const NAMED_MEETING: Holding<TestWorkshop> = {
  open: async ({ workspace: { as }, registerId }) => {
    const meeting = await openTestWorkshop(as.facilitator, registerId, 'named')
    await joinTestWorkshop(as.contributor, registerId, meeting.workshopId)
    return meeting
  },
}

/** Holds a fresh meeting for each test of a file, on a database of the file's own. `name` is unlike that of any other file. */
export function holdTestMeetings<M extends { workshopId: string }>(name: string, { open, makeRegister: make = makeEmpty }: Holding<M>): TestMeetings<M> {
  let database: TestDatabase | undefined
  let held: Held<M> | undefined
  let made = 0
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database?.drop())
  beforeEach(async () => {
    made += 1
    const workspace = await makeTestWorkspace(`${name}-${made}`)
    const place = { workspace, registerId: await make(workspace) }
    held = { ...place, meeting: await open(place) }
  })
  const here = () => present(held, 'a meeting is held while a test runs')
  const ask = (actor: Actor, verb: string, input: object = {}) => send(actor, verb, { workshopId: here().meeting.workshopId, ...input }, here().registerId)
  return {
    get workspace() {
      return here().workspace
    },
    get as() {
      return here().workspace.as
    },
    get registerId() {
      return here().registerId
    },
    get meeting() {
      return here().meeting
    },
    set meeting(meeting: M) {
      held = { ...here(), meeting }
    },
    get ownerUrl() {
      return present(database, 'the database is open while tests run').ownerUrl
    },
    ask,
    lead: (verb, input) => ask(here().workspace.as.facilitator, verb, input),
    rows: async () => RowSet.of((await readRegister(here().workspace.as.viewer, MEETING_REGISTER)).rows),
  }
}

const makeEmpty = ({ as }: TestWorkspace) => makeRegister(as.facilitator, MEETING_REGISTER)

/** A refusal as tests compare it. */
export interface Refusal {
  code: AppErrorCode
  message: string
  path?: string
  /** Whether it says what was wrong and what would be right. */
  isWhole: boolean
}

/** The refusal that something ends in; fails where it is done, or ends in anything else. */
export async function refusalIn(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof AppError)) throw new Error(`expected a refusal and got ${String(error)}`)
  const [first] = error.problems
  return { code: error.code, message: error.message, path: first?.path, isWhole: Boolean(first?.message && first.hint) }
}

/** The code of the refusal that something ends in, null where it is done. */
export async function refusalCode(work: Promise<unknown>): Promise<AppErrorCode | null> {
  return work.then(() => null, (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)))
}

/** What a whole refusal at a place looks like, for `toMatchObject`. */
export function refusedAt(code: AppErrorCode, path: string) {
  return { code, path, isWhole: true }
}
