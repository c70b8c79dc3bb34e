import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { RowSet } from '@/lib/domain/row/row-set'
import { exportMarkdown } from '@/lib/services/register/export-register'
import { importDocument, previewImport } from '@/lib/services/register/import-document'
import { listRegisters } from '@/lib/services/register/list-registers'
import { readRegister } from '@/lib/services/register/read-register'
import { undoImport } from '@/lib/services/register/undo-import'
import { withReadScope } from '@/lib/data/scope'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { present } from '@/lib/kernel/assert'
import { newId } from '@/lib/kernel/ids'

const DOCUMENT = `# Q7 — Queue Pre-Mortem

**Version:** 0.3
**Status:** BEFORE LAUNCH

## 1. Purpose

We assume that **the queue has lost work**.

---

## 2. Data Integrity Failures

### Q7-01 — Jobs vanish between two queues

**Scenario:**
A job is acknowledged before its result is stored.

**Detection Signals:**
- acknowledged > stored

**First 15 Minutes:**
- Stop the consumer

**Hard Stop:**
- NO replay before the count is known

**Owner:** SRE Lead + Night Shift

---

### Q7-02 — The same job runs twice

**Scenario:**
A timeout hands the job to a second worker.

**Owner:** Night Shift

---
`

const bytesOf = (text: string) => new TextEncoder().encode(text)
const named = (code: string) => bytesOf(DOCUMENT.replaceAll('Q7', code))

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
})
afterAll(() => database?.drop())

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  return z.object({ code: z.string(), message: z.string(), problems: z.array(z.any()) }).parse(error)
}

async function codesIn(actor: Actor): Promise<string[]> {
  return (await listRegisters(actor)).registers.map((register) => register.code)
}

async function importAs(actor: Actor, bytes: Uint8Array, code?: string) {
  const accepted = present((await previewImport(actor, bytes)).accepted, 'a file without errors')
  return importDocument(actor, bytes, accepted, { code, commandId: newId() })
}

describe('a preview', () => {
  it('PG-1 tells what would be made, and stores nothing', async () => {
    const preview = await previewImport(ours.as.facilitator, bytesOf(DOCUMENT))
    expect(preview.problems).toEqual([])
    expect(preview.accepted).toMatch(/^[0-9a-f]{64}$/)
    expect(preview.register).toMatchObject({
      code: 'Q7',
      title: 'Queue Pre-Mortem',
      codeTaken: false,
      scenarioCount: 2,
      unknownOwners: [{ name: 'Night Shift', places: 2 }],
      sections: [
        { kind: 'purpose', title: 'Purpose', scenarioCount: 0 },
        { kind: 'category', title: 'Data Integrity Failures', scenarioCount: 2 },
      ],
    })
    expect(preview.register?.excerpts.map((one) => one.title)).toEqual(['Purpose', 'Q7-01 — Jobs vanish between two queues'])
    expect(preview.register?.excerpts[1]?.text).toContain('**First 15 Minutes:**')
    expect(await codesIn(ours.as.viewer)).toEqual([])
  })

  it('PG-2 lists what is wrong with line and remedy, and offers nothing to accept', async () => {
    const preview = await previewImport(ours.as.facilitator, bytesOf('No heading at all.\n'))
    expect(preview).toMatchObject({ accepted: null, register: null })
    expect(preview.problems[0]).toMatchObject({ severity: 'error', line: 1, hint: expect.stringContaining('# CODE — Title') })
  })

  it('PG-3 counts ten thousand scenarios and lists at most 200', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `### Q7-${i + 1} — Failure ${i + 1}\n\n**Scenario:**\nIt fails.\n\n---\n`)
    const preview = await previewImport(ours.as.facilitator, bytesOf(`# Q7 — Many\n\n## 1. All\n\n${many.join('\n')}`))
    expect(preview.register?.scenarioCount).toBe(10_000)
    expect(preview.register?.sections.flatMap((section) => section.scenarios)).toHaveLength(200)
  })

  it('PG-4 is refused to who may not write, and opens a register for nobody who may not', async () => {
    expect(await refusal(previewImport(ours.as.viewer, bytesOf(DOCUMENT)))).toMatchObject({ code: 'forbidden' })
    const { accepted } = await previewImport(ours.as.contributor, bytesOf(DOCUMENT))
    expect(await refusal(importDocument(ours.as.contributor, bytesOf(DOCUMENT), accepted ?? '', { commandId: newId() }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(importDocument(ours.as.viewer, bytesOf(DOCUMENT), '', { commandId: newId() }))).toMatchObject({ code: 'forbidden' })
  })
})

describe('an import', () => {
  it('PG-5 stores what was accepted as one event, and exports it again', async () => {
    const { code, registerId } = await importAs(ours.as.facilitator, named('A1'))
    expect(code).toBe('A1')
    expect(await exportMarkdown(ours.as.viewer, 'A1')).toContain('### A1-02 — The same job runs twice')
    const events = await withReadScope(ours.as.viewer, (scope) => scope.tx.event.findMany({ where: { streamId: registerId } }))
    expect(events).toMatchObject([{ name: 'register.imported', role: 'facilitator' }])
  })

  it('PG-6 refuses another file than the accepted one', async () => {
    const accepted = present((await previewImport(ours.as.facilitator, named('B1'))).accepted, 'accepted')
    const other = bytesOf(DOCUMENT.replaceAll('Q7', 'B1').replace('twice', 'thrice'))
    const error = await refusal(importDocument(ours.as.facilitator, other, accepted, { commandId: newId() }))
    expect(error).toMatchObject({ code: 'conflict', problems: [{ path: 'accepted' }] })
    expect(await codesIn(ours.as.viewer)).not.toContain('B1')
  })

  it('PG-7 answers a retry the same and makes no second register', async () => {
    const accepted = present((await previewImport(ours.as.facilitator, named('C1'))).accepted, 'accepted')
    const commandId = newId()
    const first = await importDocument(ours.as.facilitator, named('C1'), accepted, { commandId })
    expect(await importDocument(ours.as.facilitator, named('C1'), accepted, { commandId })).toEqual(first)
    expect((await codesIn(ours.as.viewer)).filter((code) => code === 'C1')).toHaveLength(1)
  })

  it('PG-8 refuses a taken code and takes another, which scenario codes follow', async () => {
    await importAs(ours.as.facilitator, named('E1'))
    expect((await previewImport(ours.as.facilitator, named('E1'))).register).toMatchObject({ code: 'E1', codeTaken: true })
    expect(await refusal(importAs(ours.as.facilitator, named('E1')))).toMatchObject({ code: 'conflict', problems: [{ path: 'code' }] })
    await importAs(ours.as.facilitator, named('E1'), 'E2')
    const rows = RowSet.of((await readRegister(ours.as.viewer, 'E2')).rows)
    expect(rows.all('failure-mode').map((row) => row.code).sort()).toEqual(['E2-01', 'E2-02'])
    expect(rows.all('register')[0]).toMatchObject({ code: 'E2', lastCodeNumber: 2 })
  })

  it.each(['', 'two words', 'x'.repeat(41)])('PG-8 refuses “%s” as another code', async (code) => {
    expect(await refusal(importAs(ours.as.facilitator, named('F1'), code))).toMatchObject({ code: 'invalid', problems: [{ path: 'code' }] })
  })

  it('PG-9 does not mind the code of a foreign workspace, and shows it nothing', async () => {
    await importAs(ours.as.facilitator, named('G1'))
    expect((await previewImport(theirs.as.facilitator, named('G1'))).register?.codeTaken).toBe(false)
    await importAs(theirs.as.facilitator, named('G1'))
    expect(await codesIn(theirs.as.viewer)).toEqual(['G1'])
  })

  it('IM-39 a document that opened a register is taken back by archiving it, once, and not when somebody has worked in it', async () => {
    const taken = await importAs(ours.as.facilitator, named('H1'))
    const order = { code: 'H1', seq: present(taken.seq, 'an event'), commandId: newId() }
    const undone = await undoImport(ours.as.facilitator, order)
    expect(await undoImport(ours.as.facilitator, order)).toEqual(undone)
    const [register] = RowSet.of((await readRegister(ours.as.viewer, 'H1')).rows).all('register')
    expect(register?.state).toBe('archived')
    const kept = await importAs(ours.as.facilitator, named('H2'))
    const edits = [{ id: kept.registerId, field: 'title', before: 'Queue Pre-Mortem', after: 'Queues' }]
    await send(ours.as.facilitator, 'register.edit', { edits }, kept.registerId)
    const refused = await refusal(undoImport(ours.as.facilitator, { code: 'H2', seq: present(kept.seq, 'an event'), commandId: newId() }))
    expect(refused).toMatchObject({ code: 'conflict', message: 'The register was changed since it was imported.' })
  })
})
