import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import type { Row } from '@/lib/domain/row/change'
import { foldWord } from '@/lib/domain/search/excerpt'
import { gatherAllWords } from '@/lib/services/search/gathered-words'
import { searchRegister } from '@/lib/services/search/search-register'
import { readRegister, readWorkspaceRoom } from '@/lib/services/register/read-register'
import { fullContent } from '@/lib/testing/full-register'
import { makeRegister, makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import type { TestDatabase } from '@/lib/testing/test-database'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { orderKeyBetween } from '@/lib/kernel/order-key'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let ours: TestWorkspace
let owner: pg.Client

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

const rowsOf = async (code: string) => RowSet.of((await readRegister(ours.as.administrator, code)).rows)

/** A word of its own in letters alone: what begins like a number (0e4a13) Postgres takes apart where the number ends. */
const makeWord = () => newId().slice(-6).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')

/** The words that should be found for each live failure mode: the slow, obvious way, from the rows that a browser gets. */
function expectedWords(rows: RowSet): Map<string, string[]> {
  const live = <R extends { deletedAt: string | null }>(list: R[]) => list.filter((row) => row.deletedAt === null)
  const roleName = (id: string | null) => (id === null ? null : (rows.get('owner-role', id)?.name ?? null))
  return new Map(
    live(rows.all('failure-mode')).map((row) => {
      const { id, code, title, component, layer, scenario, cause, effect, trigger, invariant } = row
      const own = [code, title, component, layer, scenario, cause, effect, trigger, invariant, row.blastData, row.blastUsers, row.blastTime, row.blastConsumers]
      const more = [row.degradedMode, row.recoveryStrategy, row.responseLabel, row.hardStopNone, row.hardStopAuthorityText, row.statusText, row.closedReason]
      const steps = (['detection-signal', 'response-step', 'hard-stop-step'] as const).flatMap((kind) => live(rows.where(kind, 'failureModeId', id)).map(({ text }) => text))
      const owners = live(rows.where('owner-link', 'failureModeId', id)).map((link) => roleName(link.ownerRoleId) ?? link.roleText)
      const links = live(rows.where('control-link', 'failureModeId', id)).map((link) => rows.get('control', link.controlId))
      const controls = links.flatMap((control) => (control && control.deletedAt === null ? [control.title, roleName(control.ownerRoleId) ?? control.ownerText] : []))
      const parts = live(rows.where('free-part', 'failureModeId', id)).flatMap((part) => [part.label, part.body])
      const all = [...own, ...more, ...steps, ...owners, roleName(row.hardStopAuthorityRoleId), ...controls, ...parts]
      const words = all.flatMap((text) => [...(text ?? '').matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => foldWord(word)))
      return [id, [...new Set(words)].sort()]
    }),
  )
}

async function keptWords(registerId: string): Promise<Map<string, string[]>> {
  const { rows } = await owner.query<{ id: string; words: string[] }>(
    'SELECT failure_mode_id AS id, tsvector_to_array(vector) AS words FROM search_document WHERE register_id = $1',
    [registerId],
  )
  return new Map(rows.map(({ id, words }) => [id, words.sort()]))
}

async function expectTrue(code: string, registerId: string): Promise<void> {
  await gatherAllWords()
  const [kept, expected] = [await keptWords(registerId), expectedWords(await rowsOf(code))]
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(expected))
  const stale = await owner.query(
    `SELECT f.code FROM failure_mode f LEFT JOIN search_document d ON d.failure_mode_id = f.id
     WHERE CASE WHEN f.deleted_at IS NULL THEN d.vector IS DISTINCT FROM search_vector(f) ELSE d.vector IS NOT NULL END`,
  )
  expect(stale.rows).toEqual([])
  const unknown = await owner.query(
    `SELECT w.word FROM search_document d, unnest(tsvector_to_array(d.vector)) AS w (word)
     WHERE NOT EXISTS (SELECT FROM search_word s WHERE s.register_id = d.register_id AND s.word = w.word)`,
  )
  expect(unknown.rows).toEqual([])
  expect((await owner.query('SELECT FROM search_due')).rowCount).toBe(0)
}

const WORDS = ['Rollback', 'Überlauf', 'naïve', 'D10-01', 'schema_migration', 'queue', '数据库迁移', 'x'.repeat(60), '7', 'Straße', '']
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))

/** One thing that somebody may do; which row it meets is chosen by a number. */
const step = fc.record({
  act: fc.constantFrom('add', 'edit', 'clear', 'delete', 'restore', 'child', 'child-edit', 'child-delete', 'owner', 'rename', 'control', 'control-edit', 'control-delete', 'link', 'unlink', 'authority', 'place'),
  kind: fc.constantFrom('detection-signal', 'response-step', 'hard-stop-step', 'free-part'),
  field: fc.constantFrom('title', 'component', 'scenario', 'cause', 'effect', 'trigger', 'invariant', 'layer', 'blastData', 'blastUsers', 'blastTime', 'blastConsumers', 'degradedMode', 'recoveryStrategy', 'statusText', 'closedReason'),
  text,
  pick: fc.nat(50),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** The command for a step, or null where there is no row to do it to. */
function commandOf(rows: RowSet, { act, kind, field, text: words, pick }: Step): [verb: string, input: unknown, inWorkspace?: boolean] | null {
  const nth = <R>(list: R[]): R | undefined => list[pick % Math.max(1, list.length)]
  const some = nth(rows.all('failure-mode'))
  const child = nth(rows.all(kind as 'response-step'))
  const textField = kind === 'free-part' ? 'body' : 'text'
  const filled = words.trim() === '' ? 'word' : words
  const role = nth(rows.all('owner-role'))
  const control = nth(rows.all('control'))
  const link = nth(rows.all('control-link'))
  const editOf = (verb: string, row: Row | undefined, name: string, after: unknown, inWorkspace?: boolean) =>
    row ? ([`${verb}.edit`, { edits: [{ id: row.id, field: name, before: row[name] ?? null, after }] }, inWorkspace] as [string, unknown, boolean?]) : null
  switch (act) {
    case 'add': return ['failure-mode.add', { rows: [{ id: newId(), title: filled, scenario: words, categoryId: rows.all('category')[0]?.id, orderKey: 'a0' }] }]
    case 'edit': return editOf('failure-mode', some, field, field === 'title' ? filled : words)
    case 'clear': return field === 'title' ? null : editOf('failure-mode', some, field, null)
    case 'place': return editOf('failure-mode', some, 'orderKey', orderKeyBetween(some?.orderKey ?? null, null))
    case 'authority': return editOf('failure-mode', some, 'hardStopAuthorityRoleId', pick % 2 ? (role?.id ?? null) : null)
    case 'delete': return some ? ['failure-mode.delete', { ids: [some.id] }] : null
    case 'restore': return some ? ['failure-mode.restore', { ids: [some.id] }] : null
    case 'child': return some ? [`${kind}.add`, { rows: [{ id: newId(), failureModeId: some.id, orderKey: 'a5', [textField]: filled, ...(kind === 'free-part' ? { label: 'Note' } : {}) }] }] : null
    case 'child-edit': return editOf(kind, child as Row | undefined, textField, filled)
    case 'child-delete': return child ? [`${kind}.${child.deletedAt === null ? 'delete' : 'restore'}`, { ids: [child.id] }] : null
    case 'owner': return some && role ? ['owner-link.add', { rows: [{ id: newId(), failureModeId: some.id, orderKey: 'a5', ...(pick % 2 ? { ownerRoleId: role.id } : { roleText: filled }) }] }] : null
    case 'rename': return editOf('owner-role', role, 'name', `${filled} ${makeWord()}`.slice(0, 120), true)
    case 'control': return ['control.add', { rows: [{ id: newId(), type: 'proof', title: filled, ownerText: 'Night shift' }] }]
    case 'control-edit': return editOf('control', control as Row | undefined, 'title', filled)
    case 'control-delete': return control ? [`control.${control.deletedAt === null ? 'delete' : 'restore'}`, { ids: [control.id] }] : null
    case 'link': return some && control ? ['control-link.add', { rows: [{ id: newId(), controlId: control.id, failureModeId: some.id }] }] : null
    case 'unlink': return link ? [`control-link.${link.deletedAt === null ? 'delete' : 'restore'}`, { ids: [link.id] }] : null
  }
}

describe('what is kept for the search', () => {
  it('SE-1 holds every text of an imported register, and what was there before the search was', async () => {
    const registerId = newId()
    await send(ours.as.facilitator, 'register.import', { content: fullContent('FULL') }, registerId)
    await expectTrue('FULL', registerId)
    const before = await keptWords(registerId)
    await owner.query('DELETE FROM search_document')
    await owner.query('SELECT refresh_search(array_agg(id)) FROM failure_mode')
    expect(await keptWords(registerId)).toEqual(before)
  })

  it('SE-2 equals a fresh reading after any commands, refused ones among them', async () => {
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const code = `P${(n += 1)}`
        const registerId = newId()
        await send(ours.as.facilitator, 'register.import', { content: fullContent(code) }, registerId)
        for (const one of steps) {
          const command = commandOf(await rowsOf(code), one)
          if (!command) continue
          const [verb, input, inWorkspace] = command
          await send(ours.as.administrator, verb, input, inWorkspace ? undefined : registerId).catch((error: unknown) => {
            if (!(error instanceof AppError)) throw error
          })
        }
        await expectTrue(code, registerId)
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    )
  }, 120_000)

  it('SE-3 stays true when two people change two texts of one failure mode, and a third renames its role, at once', async () => {
    const registerId = await makeRegister(ours.as.facilitator, 'RACE')
    const categoryId = present((await rowsOf('RACE')).all('category')[0], 'a category').id
    const role = present(RowSet.of((await readWorkspaceRoom(ours.as.administrator)).rows).all('owner-role')[0], 'a role')
    const ids = Array.from({ length: 8 }, newId)
    await send(ours.as.contributor, 'failure-mode.add', { rows: ids.map((id) => ({ id, title: 'Race', categoryId, orderKey: 'a0' })) }, registerId)
    await send(ours.as.contributor, 'owner-link.add', { rows: ids.map((id) => ({ id: newId(), failureModeId: id, orderKey: 'a0', ownerRoleId: role.id })) }, registerId)
    const edits = (field: string, after: string) => ({ edits: [...ids].map((id) => ({ id, field, before: null, after })) })
    const steps = (list: string[], word: string) => ({ rows: list.map((id) => ({ id: newId(), failureModeId: id, orderKey: 'a0', text: word })) })
    await Promise.all([
      send(ours.as.contributor, 'failure-mode.edit', edits('cause', 'first'), registerId),
      send(ours.as.facilitator, 'response-step.add', steps(ids, 'second'), registerId),
      send(ours.as.administrator, 'owner-role.edit', { edits: [{ id: role.id, field: 'name', before: role.name, after: 'Third Lead' }] }),
      send(ours.as.administrator, 'detection-signal.add', steps([...ids].reverse(), 'fourth'), registerId),
      ...Array.from({ length: 6 }, gatherAllWords),
    ])
    await expectTrue('RACE', registerId)
    for (const words of (await keptWords(registerId)).values()) expect(words).toEqual(expect.arrayContaining(['first', 'fourth', 'second', 'third']))
  })

  it('SE-5 leaves a note at the commit, which the next search of the register takes, and no other', async () => {
    const registerId = await makeRegister(ours.as.facilitator, 'NOTE')
    await makeRegister(ours.as.facilitator, 'ELSE')
    const categoryId = present((await rowsOf('NOTE')).all('category')[0], 'a category').id
    await gatherAllWords()
    const id = newId()
    await send(ours.as.contributor, 'failure-mode.add', { rows: [{ id, title: 'Noted afterwards', categoryId, orderKey: 'a0' }] }, registerId)
    const isDue = async () => ((await owner.query('SELECT FROM search_due WHERE register_id = $1', [registerId])).rowCount ?? 0) > 0
    expect([await isDue(), await keptWords(registerId)]).toEqual([true, new Map()])
    await searchRegister(ours.as.viewer, 'ELSE', 'afterwards')
    expect(await isDue()).toBe(true)
    const found = await Promise.all(Array.from({ length: 4 }, () => searchRegister(ours.as.viewer, 'NOTE', 'afterwards')))
    expect(found.map(({ ids }) => ids)).toEqual([[id], [id], [id], [id]])
    expect(await isDue()).toBe(false)
  })

  it('SE-4 is not written anew by a command that changes no text', async () => {
    const registerId = await makeRegister(ours.as.facilitator, 'SETS')
    const categoryId = present((await rowsOf('SETS')).all('category')[0], 'a category').id
    const rows = Array.from({ length: 50 }, (_, i) => ({ id: newId(), title: `Row ${i}`, categoryId, orderKey: 'a0' }))
    await send(ours.as.contributor, 'failure-mode.add', { rows }, registerId)
    await gatherAllWords()
    const version = async () => (await owner.query('SELECT sum(xmin::text::bigint)::text AS marks FROM search_document WHERE register_id = $1', [registerId])).rows[0]
    const before = await version()
    await send(ours.as.contributor, 'failure-mode.edit', { edits: rows.map(({ id }) => ({ id, field: 'orderKey', before: 'a0', after: 'a1' })) }, registerId)
    await gatherAllWords()
    expect(await version()).toEqual(before)
    await expectTrue('SETS', registerId)
  })
})
