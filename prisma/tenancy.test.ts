import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveTestAcceptance, askTestAcceptance, makeAcceptingRole, makeScoredMode } from '@/lib/testing/acceptance-trials'
import { fullContent } from '@/lib/testing/full-register'
import { askTestReview, makeHeldRole, signTestBaseline } from '@/lib/testing/signing-trials'
import { enterTestGuest } from '@/lib/testing/test-guest'
import { newWorkshop, openTestRound, openTestScoring, openTestWorkshop, testBallot, testCard } from '@/lib/testing/test-workshop'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { insertGuestSession } from '@/lib/data/guest-sessions'
import { withScope } from '@/lib/data/scope'
import { makeCalendarFeed } from '@/lib/services/calendar/calendar-feed'
import { setReminderMails } from '@/lib/services/reminders/mail-wish'
import { sendReminders } from '@/lib/services/reminders/send-reminders'
import { keepLogo } from '@/lib/services/workspace/logo'
import { makeTestPng } from '@/lib/testing/test-png'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { printMapping } from '@/lib/domain/import/kept-mapping'
import { AGENDA } from '@/lib/domain/workshop/agenda'
import { printPlan } from '@/lib/domain/workshop/agenda-plan'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'
import type { CatalogueTable } from '@/scripts/data-model/catalogue-schema'
import { readCatalogue } from '@/scripts/data-model/read-catalogue'

const OUTSIDE = ['person', 'person_identity', 'session', 'sign_in_throttle']
let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let tables: CatalogueTable[]
/** Tables on which the application has no right. */
let closed: CatalogueTable[]
let app: pg.Client
let owner: pg.Client

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  for (const workspace of [ours, theirs]) await fill(workspace)
  const all = (await readCatalogue(database.ownerUrl)).tables.filter(({ name }) => !OUTSIDE.includes(name))
  tables = all.filter(({ grants }) => grants.length > 0)
  closed = all.filter(({ grants }) => grants.length === 0)
  app = new pg.Client({ connectionString: database.appUrl })
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await app.connect()
  await owner.connect()
})
afterAll(async () => {
  await app?.end()
  await owner?.end()
  await database?.drop()
})

/** At least one row in every table of a tenant. */
async function fill(workspace: TestWorkspace): Promise<void> {
  const { administrator, facilitator } = workspace.as
  const registerId = newId()
  await send(facilitator, 'register.import', { content: fullContent('D10') }, registerId)
  const failureModeId = RowSet.of((await readRegister(facilitator, 'D10')).rows).all('failure-mode')[0]?.id
  await send(facilitator, 'comment.add', { rows: [{ id: newId(), failureModeId, text: 'Seen.' }] }, registerId)
  await send(administrator, 'invitation.create', { email: 'guest@example.org', roles: ['viewer'], tokenHash: newId().replaceAll('-', '').padEnd(64, '0') })
  const rows = RowSet.of((await readWorkspaceRoom(administrator)).rows)
  const holding = { id: newId(), ownerRoleId: rows.all('owner-role')[0]?.id, membershipId: rows.all('membership')[0]?.id, validFrom: '2026-01-01' }
  await send(administrator, 'owner-role-holding.add', { rows: [holding] })
  const from = holding.membershipId
  const to = rows.all('membership').find(({ id, roles }) => id !== from && !roles.includes('viewer'))?.id
  await send(administrator, 'hand-over.ask', { id: newId(), ownerRoleId: holding.ownerRoleId, fromMembershipId: from, toMembershipId: to, day: '2026-06-01' })
  const register = await readRegister(administrator, 'D10')
  const found = RowSet.of(register.rows)
  const action = { what: 'Count rows', membershipId: from, due: '2026-12-01' }
  await makeCalendarFeed(administrator)
  const logo = { id: workspace.workspaceId, field: 'logoId', before: null, after: await keepLogo(administrator, makeTestPng()) }
  await send(administrator, 'workspace.edit', { edits: [logo] })
  await setReminderMails(facilitator, true)
  const forRows = [{ failureModeId: found.all('failure-mode')[0]?.id }, { controlId: found.all('control')[0]?.id }]
  await send(facilitator, 'action.add', { rows: forRows.map((subject) => ({ id: newId(), ...action, ...subject })) }, register.registerId ?? undefined)
  const control = present(found.all('control').find(({ ownerRoleId }) => ownerRoleId === null), 'a control that no role owns')
  const owned = [
    { id: control.id, field: 'ownerText', before: control.ownerText, after: null },
    { id: control.id, field: 'ownerRoleId', before: null, after: holding.ownerRoleId },
  ]
  await send(facilitator, 'control.edit', { edits: owned }, register.registerId ?? undefined)
  await acceptRisk(workspace, registerId, found)
  await signEverything(workspace, registerId, found)
  await sendReminders(workspace.workspaceId, { send: async () => undefined, origin: 'https://eyes.example' })
  await holdWorkshop(workspace, registerId, found)
  await holdScoring(facilitator, registerId, found)
  for (const kind of ['private-view', 'shared-view']) await send(facilitator, `${kind}.add`, { rows: [{ id: newId(), name: 'V', registerId }] })
}

/** A baseline that the delegate of one role has signed, and that of another refused; and one that waits. */
async function signEverything({ as }: TestWorkspace, registerId: string, found: RowSet): Promise<void> {
  const memberOf = (name: string) => present(found.all('membership').find((one) => one.name === name), name).id
  const [own, other] = [await makeHeldRole(as.administrator, 'Signs', memberOf('Test administrator')), await makeHeldRole(as.administrator, 'Refuses', memberOf('Test administrator'))]
  const days = { validFrom: '2026-01-01', validTo: '2099-12-31' }
  for (const ownerRoleId of [own, other]) await send(as.administrator, 'delegation.give', { id: newId(), ownerRoleId, toMembershipId: memberOf('Test signer'), ...days }, registerId)
  const { baselineId, placeIds: [placeId = '', refused] } = await askTestReview(as.facilitator, registerId, [own, other])
  await signTestBaseline(as.signer, registerId, { baselineId, placeId })
  await send(as.signer, 'baseline.refuse', { id: newId(), placeId: refused, reason: 'Too early.', zone: 'UTC' }, registerId)
  await askTestReview(as.facilitator, registerId, [own])
}

/** A risk that was accepted by delegation, and renewed so. */
async function acceptRisk({ as }: TestWorkspace, registerId: string, found: RowSet): Promise<void> {
  const memberOf = (name: string) => present(found.all('membership').find((one) => one.name === name), name).id
  const ownerRoleId = await makeAcceptingRole(as.administrator, 'Accepts', memberOf('Test administrator'), 'low')
  await send(as.administrator, 'delegation.give', { id: newId(), ownerRoleId, toMembershipId: memberOf('Test signer'), validFrom: '2026-01-01', validTo: '2099-12-31' }, registerId)
  const mode = await makeScoredMode(as.facilitator, registerId, present(found.all('category')[0], 'a category').id, 2)
  for (const _ of ['first', 'renewed']) await approveTestAcceptance(as.signer, registerId, { acceptanceId: await askTestAcceptance(as.facilitator, registerId, mode), ownerRoleId })
}

/** A workshop with a guest, and with a revealed card in a group of a failure mode. */
async function holdWorkshop(workspace: TestWorkspace, registerId: string, found: RowSet): Promise<void> {
  const { facilitator } = workspace.as
  const { workshopId, phaseIds } = await openTestWorkshop(facilitator, registerId, 'named')
  const [set, write, group] = phaseIds
  const [card, groupId, failureModeId] = [testCard('It broke'), newId(), found.all('failure-mode')[0]?.id]
  const guest: Actor = { ...(await enterTestGuest(workspace, { registerId, workshopId })), invited: true }
  const session = { id: newId(), membershipId: guest.personId ?? '', workshopId, tokenHash: randomBytes(32), expiresAt: '2027-01-01T00:00:00.000Z' }
  await withScope(guest, (scope) => insertGuestSession(scope, session), { forGuests: true })
  await send(facilitator, 'workshop.move', { workshopId, from: set, to: write }, registerId)
  await send(facilitator, 'card.write', { ...card, workshopId, categoryId: found.all('category')[0]?.id ?? null }, registerId)
  await send(facilitator, 'workshop.reveal', { workshopId, from: write, to: group }, registerId)
  const leads = found.all('membership').find(({ roles }) => roles.includes('contributor'))
  await send(facilitator, 'co-facilitator.add', { rows: [{ id: newId(), workshopId, membershipId: leads?.id }] }, registerId)
  await send(facilitator, 'source-mapping.add', { rows: [{ id: newId(), name: 'queue.csv', plan: printMapping({ columns: [{ target: 'title', scale: null, fillDown: false }], residual: null }) }] })
  await send(facilitator, 'agenda-template.add', { rows: [{ id: newId(), name: 'Ours', plan: printPlan({ base: 'pre-mortem', phases: [...AGENDA], inputs: [] }) }] })
  await send(facilitator, 'workshop.open', { ...newWorkshop('named'), inputs: [{ id: newId(), title: 'Data model' }] }, registerId)
  await takeOnEverything(facilitator, registerId, workshopId, found)
  await send(facilitator, 'card-group.add', { rows: [{ id: groupId, workshopId, title: 'Breaks', failureModeId, orderKey: 'a0' }] }, registerId)
  await send(facilitator, 'card.edit', { edits: [{ id: card.id, field: 'cardGroupId', before: null, after: groupId }] }, registerId)
}

/** A workshop with an agreed round, a ballot in it and a note against it. */
async function holdScoring(facilitator: Actor, registerId: string, found: RowSet): Promise<void> {
  const categoryId = present(found.all('category')[0], 'a category').id
  const { workshopId, failureModeIds: [failureModeId = ''] } = await openTestScoring(facilitator, registerId, categoryId, { count: 1 })
  const roundId = await openTestRound(facilitator, registerId, workshopId, failureModeId)
  const ballot = testBallot([1, 2, 3, 4, 5])
  await send(facilitator, 'ballot.cast', { workshopId, roundId, ...ballot }, registerId)
  await send(facilitator, 'scoring-round.reveal', { workshopId, roundId }, registerId)
  await send(facilitator, 'scoring-round.agree', { workshopId, failureModeId, roundId, assessmentId: newId(), levels: ballot.levels, rationale: null }, registerId)
  await send(facilitator, 'minority-note.add', { rows: [{ id: newId(), roundId, text: 'It is rarer.' }] }, registerId)
}

/** A yes to one of each that can land on somebody: a place in an owner chain, an action and a control. */
async function takeOnEverything(facilitator: Actor, registerId: string, workshopId: string, found: RowSet): Promise<void> {
  const membershipId = found.all('membership').find(({ name }) => name === 'Test facilitator')?.id
  const [ownerRoleId, failureModeId] = [newId(), found.all('failure-mode')[0]?.id]
  const [action, link, control] = [newId(), newId(), newId()]
  const administrator: Actor = { ...facilitator, personId: null, door: 'command-line' }
  await send(administrator, 'owner-role.add', { rows: [{ id: ownerRoleId, name: 'Keeper', orderKey: 'a9' }] })
  await send(administrator, 'owner-role-holding.add', { rows: [{ id: newId(), ownerRoleId, membershipId, validFrom: '2026-01-01' }] })
  await send(facilitator, 'action.add', { rows: [{ id: action, what: 'Count', membershipId, due: '2026-12-01', failureModeId }] }, registerId)
  await send(facilitator, 'owner-link.add', { rows: [{ id: link, failureModeId, ownerRoleId, orderKey: 'a9' }] }, registerId)
  await send(facilitator, 'control.add', { rows: [{ id: control, type: 'proof', title: 'A count', ownerRoleId }] }, registerId)
  const rows = [{ actionId: action }, { ownerLinkId: link }, { controlId: control }].map((subject) => ({ id: newId(), workshopId, ...subject }))
  await send(facilitator, 'undertaking.add', { rows }, registerId)
}

/** Asks as the application inside a workspace (null: outside of all), in a transaction that leaves nothing behind. */
async function askAs(workspaceId: string | null, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  await app.query('BEGIN')
  try {
    if (workspaceId !== null) await app.query("SELECT set_config('app.workspace_id', $1, true)", [workspaceId])
    return await app.query(sql, values)
  } finally {
    await app.query('ROLLBACK')
  }
}

async function countAll(table: string, workspaceId: string): Promise<number> {
  return (await owner.query(`SELECT FROM ${table} WHERE ${tenantColumn(table)} = $1`, [workspaceId])).rowCount ?? 0
}

const tenantColumn = (table: string) => (table === 'workspace' ? 'id' : 'workspace_id')

/** A row as JSON; of events the first, which needs no event before it. */
async function sample(table: string, workspaceId: string, where = 'true'): Promise<Record<string, unknown>> {
  const sql = `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${tenantColumn(table)} = $1 AND ${where} ORDER BY to_jsonb(t)->'seq', t.created_at LIMIT 1`
  return present((await owner.query<{ row: Record<string, unknown> }>(sql, [workspaceId])).rows[0], `a row in ${table}`).row
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'nothing was refused', (error: unknown) => (error instanceof pg.DatabaseError ? `${error.code} ${error.message}` : String(error)))
}

describe('a workspace', () => {
  it('DM-30 sees its own rows in every table and none of another’s', async () => {
    for (const { name } of tables) {
      const [own, foreign] = [await countAll(name, ours.workspaceId), await countAll(name, theirs.workspaceId)]
      expect([name, own > 0, foreign > 0]).toEqual([name, true, true])
      const all = await askAs(ours.workspaceId, `SELECT ${tenantColumn(name)} AS tenant FROM ${name}`)
      expect([name, all.rowCount, [...new Set(all.rows.map((row) => row.tenant))]]).toEqual([name, own, [ours.workspaceId]])
    }
  })

  it('DM-30 sees nothing of the tables that triggers and functions keep', async () => {
    expect(closed.map(({ name }) => name)).toEqual(['hidden_ballot', 'hidden_card', 'hidden_dot', 'search_document', 'search_due', 'search_word'])
    for (const { name } of closed) expect([name, await codeOf(askAs(ours.workspaceId, `SELECT FROM ${name}`))]).toEqual([name, expect.stringMatching(/^42501 permission denied/)])
  })

  it.each([null, ''])('DM-31 is nothing at all without a setting (%j)', async (setting) => {
    for (const { name } of tables) expect([name, (await askAs(setting, `SELECT FROM ${name}`)).rowCount]).toEqual([name, 0])
  })

  it('DM-32 cannot store a row for another', async () => {
    for (const { name } of tables) {
      const row = await sample(name, ours.workspaceId)
      const stranger = { ...row, id: newId(), [tenantColumn(name)]: name === 'workspace' ? newId() : theirs.workspaceId }
      const sql = `INSERT INTO ${name} SELECT * FROM jsonb_populate_record(null::${name}, $1)`
      expect([name, await codeOf(askAs(ours.workspaceId, sql, [JSON.stringify(stranger)]))]).toEqual([name, expect.stringMatching(/^42501 .*row-level security/)])
    }
  })

  it('DM-33 cannot give a row away, nor touch one of another', async () => {
    for (const { name, grants } of tables.filter((table) => table.grants[0]?.rights.includes('UPDATE'))) {
      const column = tenantColumn(name)
      const away = await codeOf(askAs(ours.workspaceId, `UPDATE ${name} SET ${column} = $1 WHERE ${column} = $2`, [theirs.workspaceId, ours.workspaceId]))
      expect([name, grants.length, away]).toEqual([name, 1, expect.stringMatching(/^42501 .*row-level security/)])
      const taken = await askAs(ours.workspaceId, `UPDATE ${name} SET ${column} = ${column} WHERE ${column} = $1`, [theirs.workspaceId])
      expect([name, taken.rowCount]).toEqual([name, 0])
    }
  })

  it('DM-34 cannot point at a row of another, not even for the owner', async () => {
    // 23001: rows that belong to this one hold it in its place before the pointer itself is looked at.
    let pointers = 0
    for (const { name, foreignKeys, grants } of tables) {
      for (const key of foreignKeys.filter(({ columns }) => columns.length > 1)) {
        pointers += 1
        const column = present(key.columns.at(-1), 'a column')
        const foreign = (await sample(key.target, theirs.workspaceId)).id
        const refusal = grants[0]?.rights.includes('UPDATE')
          ? owner.query(`UPDATE ${name} SET ${column} = $1 WHERE id = $2`, [foreign, (await sample(name, ours.workspaceId, `${column} IS NOT NULL`)).id])
          : insertCopy(name, { [column]: foreign })
        expect([key.name, await codeOf(refusal)]).toEqual([key.name, expect.stringMatching(/^(23503|23001) .*foreign key/)])
      }
    }
    expect(pointers).toBeGreaterThan(35)
  })

  it('DM-35 does not see its neighbours through the doors of sign-in', async () => {
    expect((await askAs(null, 'SELECT FROM person')).rowCount).toBe(0)
    expect((await askAs(ours.workspaceId, 'SELECT FROM person')).rowCount).toBe(0)
    expect((await askAs(null, 'SELECT * FROM list_workspaces()')).fields.map((field) => field.name)).toEqual(['workspace_id', 'slug'])
    await app.query("SELECT set_config('app.person_id', $1, false)", [ours.as.viewer.personId])
    const seen = await askAs(null, 'SELECT person_id FROM membership UNION ALL SELECT id FROM person')
    const workspaces = await askAs(null, 'SELECT id FROM workspace')
    await app.query("SELECT set_config('app.person_id', '', false)")
    expect([...new Set(seen.rows.map((row) => row.person_id))]).toEqual([ours.as.viewer.personId])
    expect(workspaces.rows).toEqual([{ id: ours.workspaceId }])
  })

  it('DM-36 does not bind a migration of the owner: a repair reaches the rows of all', async () => {
    expect((await owner.query("UPDATE failure_mode SET component = 'repaired'")).rowCount).toBe(8)
    expect((await askAs(null, "UPDATE failure_mode SET component = 'not mine'")).rowCount).toBe(0)
  })
})

/** Adds a copy of an append-only row with a pointer of its own; everything that must be unique is made new. */
async function insertCopy(table: string, pointer: Record<string, unknown>): Promise<unknown> {
  const given = await sample(table, ours.workspaceId, Object.keys(pointer).map((column) => `${column} IS NOT NULL`).join(' AND '))
  const row = { ...given, id: newId(), ...pointer }
  const copy = 'ordinal' in row ? { ...row, ordinal: table === 'review_place' ? 20 : 999 } : row
  return owner.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(copy)])
}
