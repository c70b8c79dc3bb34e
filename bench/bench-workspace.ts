import type { Actor } from '@/lib/domain/access/actor'
import type { MemberRole } from '@/lib/domain/access/roles'
import { withConnection } from '@/scripts/database/connection'
import { createWorkspace } from '@/lib/services/workspace/create-workspace'
import { readRegister } from '@/lib/services/register/read-register'
import { runVerb } from '@/lib/services/run-verb'
import type { Value } from '@/lib/domain/row/change'
import { newId } from '@/lib/kernel/ids'
import { spreadOrderKeys } from '@/lib/kernel/order-key'
import { present } from '@/lib/kernel/assert'

/** Somebody with a session of their own. */
export interface BenchPerson {
  personId: string
  sessionId: string
}

/** A workspace to measure in: one register with failure modes, one writer, and readers with one session each. */
export interface BenchWorkspace {
  workspaceId: string
  registerId: string
  categoryId: string
  failureModeIds: string[]
  writer: BenchPerson
  actor: Actor
  readers: BenchPerson[]
}

/** Makes people, sessions and rows in sets; the readers have this role. This process must be connected to the database (`connectDatabase`). */
export async function makeBenchWorkspace(ownerUrl: string, readerCount: number, rowCount: number, role: MemberRole = 'viewer'): Promise<BenchWorkspace> {
  const makePerson = (): BenchPerson => ({ personId: newId(), sessionId: newId() })
  const writer = makePerson()
  const readers = Array.from({ length: readerCount }, makePerson)
  const people = [writer, ...readers]
  await insertPeople(ownerUrl, people)
  const members = people.map(({ personId }, i) => ({ personId, name: `Person ${i}`, roles: [i === 0 ? ('facilitator' as const) : role] }))
  const workspaceId = await createWorkspace({ slug: 'bench', name: 'Bench', members, door: 'seed' })
  await insertSessions(ownerUrl, workspaceId, people)
  const actor: Actor = { personId: writer.personId, workspaceId, door: 'page' }
  const registerId = newId()
  await send(actor, registerId, 'register.create', { code: 'BENCH', title: 'Bench' })
  const { rows } = await readRegister(actor, 'BENCH')
  const categoryId = present(rows.category?.[0], 'a new register has categories').id
  const failureModeIds = await addFailureModes(actor, registerId, categoryId, rowCount)
  return { workspaceId, registerId, categoryId, failureModeIds, writer, actor, readers }
}

async function insertPeople(ownerUrl: string, people: readonly BenchPerson[]): Promise<void> {
  await withConnection(ownerUrl, 'the bench database', async (client) => {
    await client.query("INSERT INTO person (id, email) SELECT id, 'person.' || id || '@bench.example' FROM unnest($1::uuid[]) AS id", [
      people.map(({ personId }) => personId),
    ])
  })
}

async function insertSessions(ownerUrl: string, workspaceId: string, people: readonly BenchPerson[]): Promise<void> {
  const sql = `INSERT INTO session (id, person_id, workspace_id, expires_at)
    SELECT s.id, s.person_id, $3, now() + interval '1 day' FROM unnest($1::uuid[], $2::uuid[]) AS s(id, person_id)`
  const [ids, personIds] = [people.map(({ sessionId }) => sessionId), people.map(({ personId }) => personId)]
  await withConnection(ownerUrl, 'the bench database', async (client) => {
    await client.query(sql, [ids, personIds, workspaceId])
  })
}

/** Adds failure modes with one command and returns their ids. */
export async function addFailureModes(actor: Actor, registerId: string, categoryId: string, count: number): Promise<string[]> {
  const rows = spreadOrderKeys(count).map((orderKey, i) => ({ id: newId(), title: `Failure mode ${i}`, categoryId, orderKey }))
  await send(actor, registerId, 'failure-mode.add', { rows })
  return rows.map(({ id }) => id)
}

/** Runs one verb with a fresh command id. */
export async function send(actor: Actor, registerId: string, verb: string, input: object): Promise<void> {
  // A command's input is JSON by construction here; the verb's own schema reads it.
  await runVerb(actor, { commandId: newId(), verb, registerId, input: input as unknown as Value })
}
