import { setTimeout as sleep } from 'node:timers/promises'
import { connectDatabase, disconnectDatabase } from '@/lib/data/client'
import { listWorkspaces } from '@/lib/data/identity'
import { makeRegister } from '@/e2e/command-door'
import { APP_A, APP_B, expect, test } from '@/e2e/people-at-work'
import { DEMONSTRATION_PEOPLE } from '@/lib/auth/demonstration-people'
import { Chance } from '@/lib/testing/traffic/chance'
import { checkHistory } from '@/lib/testing/traffic/check-history'
import { keepTyping } from '@/lib/testing/traffic/typing'
import { Typist } from '@/lib/testing/traffic/typist'
import { Wire } from '@/lib/testing/traffic/wire'
import { present } from '@/lib/kernel/assert'

/** Ten people, some with two windows open. `npm run soak` says for how long; without it a count of commands ends the traffic. */
const TYPISTS = 10
const COMMANDS = 240
const SECONDS = Number(process.env.EYES_OPEN_SOAK_SECONDS ?? 0)
const SEED = process.env.EYES_OPEN_SOAK_SEED ?? String(Date.now())

test('LV-70 ten people typing in one register over two processes with cut connections lose nothing', async ({ sitDown, passOf }) => {
  test.setTimeout(120_000 + SECONDS * 1_500)
  test.info().annotations.push({ type: 'seed', description: SEED })
  // Leila’s sessions are ended by the test of the doors.
  const people = DEMONSTRATION_PEOPLE.filter(({ name, roles }) => name !== 'Leila Farahani' && roles.some((role) => role === 'contributor' || role === 'facilitator'))
  const { page } = await sitDown(present(people[0], 'somebody opens registers').name)
  await makeRegister(page, 'TRAFFIC')
  const passes = await Promise.all(people.map(({ name }) => passOf(name)))
  const cookies = passes.map((pass) => pass.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; '))
  const wires: Wire[] = []
  const layWire = async (url: string) => {
    const wire = await Wire.lay(url)
    wires.push(wire)
    return { url, wire }
  }
  const typists = await Promise.all(
    Array.from({ length: TYPISTS }, async (_, i) => {
      const cookie = present(cookies[i % cookies.length], 'somebody has signed in')
      const apps = await Promise.all([APP_A, APP_B].map(layWire))
      return new Typist(`typist-${i}`, { apps, cookie, room: '/api/registers/TRAFFIC/room' }, new Chance(`${SEED} way ${i}`))
    }),
  )
  await Promise.all(typists.map((typist) => typist.sitDown()))
  await type(typists)
  connectDatabase(present(process.env.EYES_OPEN_E2E_APP_URL, 'the global set-up names the database'))
  try {
    const actor = { personId: null, workspaceId: await findDemonstration(), door: 'api' as const }
    await expect.poll(() => settled(typists), { timeout: 60_000 }).toBe(true)
    await expect.poll(() => checkHistory(actor, 'TRAFFIC', typists), { timeout: 30_000, message: `seed ${SEED}` }).toEqual([])
  } finally {
    for (const typist of typists) typist.standUp()
    await Promise.all(wires.map((wire) => wire.remove()))
    await disconnectDatabase()
  }
  expect(typists.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)).toBeGreaterThan(100)
  expect(typists.some(({ refused }) => refused.has('conflict'))).toBe(true)
  expect(typists.flatMap(({ refused }) => [...refused.keys()]).filter((code) => code === 'failed')).toEqual([])
})

/** Everybody types, and every now and then somebody's connections are cut in the middle of whatever they carry. */
async function type(typists: readonly Typist[]): Promise<void> {
  const chance = new Chance(`${SEED} cuts`)
  const end = Date.now() + SECONDS * 1_000
  const count = () => typists.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
  const isOver = () => (SECONDS > 0 ? Date.now() > end : count() >= COMMANDS)
  const typing = Promise.all(typists.map((typist, i) => keepTyping(typist, new Chance(`${SEED} hands ${i}`), isOver)))
  while (!isOver()) {
    await sleep(20 + chance.below(120))
    chance.pick(typists).cut()
  }
  await typing
}

function settled(typists: readonly Typist[]): boolean {
  const views = typists.map(({ store }) => store.read())
  const heads = new Set(typists.map(({ store }) => JSON.stringify([...store.readHeads()].sort())))
  return heads.size === 1 && views.every(({ unconfirmed, state }) => unconfirmed === 0 && state === 'live')
}

async function findDemonstration(): Promise<string> {
  return present((await listWorkspaces()).find(({ slug }) => slug === 'demonstration'), 'the demonstration is there').workspaceId
}
