import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RowSet } from '@/lib/domain/row/row-set'
import type { VerifyProgress } from '@/lib/domain/baseline/verify-report'
import { headCopyFile } from '@/lib/data/head-copy'
import { signingKey, trustedKeys } from '@/lib/data/signing-key'
import { digestText } from '@/lib/services/baseline/baseline-digest'
import { signWorkspaceHeads } from '@/lib/services/baseline/sign-heads'
import { verifyRecord } from '@/lib/services/baseline/verify-record'
import { readRegister } from '@/lib/services/register/read-register'
import { freezeTestBaseline } from '@/lib/testing/baseline-trials'
import { fullContent } from '@/lib/testing/full-register'
import { Forger } from '@/lib/testing/rewrite-history'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

let database: TestDatabase
let ours: TestWorkspace
let forger: Forger
let count = 0

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  forger = await Forger.at(database.adminUrl)
})
afterAll(async () => {
  await forger?.end()
  await database?.drop()
})

interface Place {
  code: string
  registerId: string
  baselineId: string
}

/** A register with three events: imported, frozen (which signs its head), and reworded since. */
async function makeFrozen(): Promise<Place> {
  const [code, registerId] = [`V${++count}`, newId()]
  const { facilitator } = ours.as
  await send(facilitator, 'register.import', { content: fullContent(code) }, registerId)
  const baselineId = await freezeTestBaseline(facilitator, registerId)
  await reword(code, registerId, 'Another cause')
  return { code, registerId, baselineId }
}

async function reword(code: string, registerId: string, cause: string): Promise<void> {
  const row = present(RowSet.of((await readRegister(ours.as.facilitator, code)).rows).all('failure-mode')[0], 'a failure mode')
  await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: row.id, field: 'cause', before: row.cause, after: cause }] }, registerId)
}

const verify = (code?: string) => verifyRecord(ours.as.administrator, { code })
const tell = async (code: string) => (await verify(code)).findings.map(({ record, message }) => `${record}: ${message}`)

describe('the record', () => {
  it('BL-40 is whole while nobody has tampered with it, and says what was checked on the way', async () => {
    const { code } = await makeFrozen()
    expect(await verify(code)).toEqual({ streams: 1, events: 3, baselines: 1, signatures: 0, heads: 1, findings: [], hasMore: false, keyIds: [signingKey().keyId] })
    const steps: VerifyProgress[] = []
    const report = await verifyRecord(ours.as.administrator, { tell: (step) => steps.push(step) })
    expect([report.findings, steps.length, steps.at(-1)?.done]).toEqual([[], report.streams, report.streams - 1])
  })

  it('BL-40 is checked by administrators alone, and can be left off', async () => {
    for (const role of ['facilitator', 'contributor', 'signer', 'viewer'] as const) await expect(verifyRecord(ours.as[role])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verifyRecord(ours.as.administrator, { signal: AbortSignal.abort() })).rejects.toThrow('abort')
    await expect(verify('NOWHERE')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('BL-41 has the key outside of the database: its private half is its owner’s alone, and its public one is known', () => {
    const { keyId, publicKey, sign } = signingKey()
    expect([...trustedKeys().keys()]).toEqual([keyId])
    expect(publicKey).toContain('BEGIN PUBLIC KEY')
    expect(sign('a')).toBe(signingKey().sign('a'))
    const folder = headCopyFile().replace(/[^/]+$/, '')
    expect(fs.statSync(`${folder}signing-key.pem`).mode & 0o777).toBe(0o600)
  })
})

const byte = (column: string) => `${column} = overlay(${column} placing chr(ascii(substr(${column}, 20, 1)) + 1) from 20 for 1)`

describe('one changed byte', () => {
  it.each([
    ['the frozen rows', `UPDATE baseline_text SET ${byte('rows')} WHERE baseline_id = $1`, 'baseline 1: the frozen rows do not give their digest.'],
    ['the frozen content', `UPDATE baseline_text SET ${byte('content')} WHERE baseline_id = $1`, 'baseline 1: the frozen content does not give its digest.'],
    ['the digest', "UPDATE baseline SET digest = translate(digest, '0123456789', '1234567890') WHERE id = $1", 'baseline 1: digest of the rows is not what its event says.'],
    ['the digest of the content', "UPDATE baseline SET content_digest = translate(content_digest, '0123456789', '1234567890') WHERE id = $1", 'baseline 1: digest of the content is not what its event says.'],
    ['the signature', "UPDATE baseline SET signature = translate(signature, 'abcdef', 'bcdefa') WHERE id = $1", 'baseline 1: signature of the server is not what its event says.'],
    ['the note', "UPDATE baseline SET change_note = 'As agreed!' WHERE id = $1", 'baseline 1: what changed is not what its event says.'],
    ['the status', "UPDATE baseline SET status = 'locked' WHERE id = $1", 'baseline 1: status is not what its event says.'],
    ['an event', "UPDATE event SET name = 'baseline.thawed' WHERE stream_id = $2 AND seq = 2 AND $1::text <> ''", 'event 2: it does not follow the one before it, or says something else than it did.'],
    ['a change', `UPDATE event_change SET after = jsonb_set(after, '{changeNote}', '"As agreed!"') WHERE row_id = $1`, 'event 2: what it changed was erased or is not what it was.'],
    // An import, whose changes are read in parts.
    ['a change of a large event', `UPDATE event_change SET after = jsonb_set(after, '{forged}', 'true') WHERE event_id = (SELECT id FROM event WHERE stream_id = $2 AND seq = 1 AND change_count > 40) AND ordinal = 45 AND $1::text <> ''`, 'event 1: what it changed was erased or is not what it was.'],
    ['the hash of a signed head', "UPDATE signed_head SET hash = set_byte(hash, 3, (get_byte(hash, 3) + 1) % 256) WHERE stream_id = $2 AND $1::text <> ''", 'signed head of event 2: its signature does not fit what it says.'],
    ['the day of a signed head', "UPDATE signed_head SET day = day - 1 WHERE stream_id = $2 AND $1::text <> ''", 'signed head of event 2: its signature does not fit what it says.'],
    ['the signature of a head', "UPDATE signed_head SET signature = translate(signature, 'abcdef', 'bcdefa') WHERE stream_id = $2 AND $1::text <> ''", 'signed head of event 2: its signature does not fit what it says.'],
  ])('BL-42 in %s is found, and named first', async (_, sql, finding) => {
    const { code, registerId, baselineId } = await makeFrozen()
    expect(await forger.run(sql.includes('$2') ? sql : `${sql} AND $2::text <> ''`, [baselineId, registerId])).toBe(1)
    expect((await tell(code))[0]).toBe(finding)
  })

  it('BL-42 in the copy beside the key is found', async () => {
    const { code, registerId } = await makeFrozen()
    const whole = fs.readFileSync(headCopyFile(), 'utf8')
    fs.writeFileSync(headCopyFile(), whole.replaceAll(/.*\n/g, (line) => (line.includes(registerId) ? line.replace('"day":"20', '"day":"19') : line)))
    expect((await tell(code))[0]).toBe('copy of the signed head of event 2: its signature does not fit what it says.')
    fs.writeFileSync(headCopyFile(), whole.slice(5))
    expect((await verify(code)).findings[0]).toMatchObject({ code: null, record: 'line 1 of the copy of signed heads' })
    fs.writeFileSync(headCopyFile(), whole)
    expect(await tell(code)).toEqual([])
  })
})

describe('what somebody with all power over the database rewrites', () => {
  const last = 'the copy beside the key has one of'

  it('BL-43 a baseline that is gone, or whose texts are, is missed', async () => {
    const [one, other] = [await makeFrozen(), await makeFrozen()]
    await forger.run('DELETE FROM baseline_text WHERE baseline_id = $1', [one.baselineId])
    expect(await tell(one.code)).toEqual(['baseline 1: what it froze is gone.'])
    await forger.run('DELETE FROM baseline WHERE id = $1', [other.baselineId])
    expect(await tell(other.code)).toEqual(['baseline 1: the events tell of it, and it is gone.'])
  })

  it('BL-43 a baseline that was forged in all its parts cannot be signed', async () => {
    const { code, registerId, baselineId } = await makeFrozen()
    await forger.run(`UPDATE baseline_text SET rows = replace(rows, 'No key', 'No lock') WHERE baseline_id = $1`, [baselineId])
    await forger.run(`UPDATE baseline SET digest = encode(sha256(convert_to(t.rows, 'UTF8')), 'hex') FROM baseline_text t WHERE t.baseline_id = baseline.id AND baseline.id = $1`, [baselineId])
    await forger.run(`UPDATE event_change SET after = jsonb_set(after, '{digest}', to_jsonb(b.digest)) FROM baseline b WHERE b.id = row_id AND row_id = $1`, [baselineId])
    await forger.chainAnew(registerId)
    expect(await tell(code)).toEqual([expect.stringMatching(/^event 2: it is not the one that was signed on/), 'baseline 1: its signature does not fit what it says.'])
  })

  it('BL-44 an event before the last signed head, with every hash computed anew', async () => {
    const { code, registerId } = await makeFrozen()
    await forger.run(`UPDATE event SET reason = 'Never said' WHERE stream_id = $1 AND seq = 1`, [registerId])
    await forger.chainAnew(registerId)
    expect(await tell(code)).toEqual([expect.stringMatching(/^event 2: it is not the one that was signed on .*: it, or one before it, was rewritten\.$/)])
  })

  it('BL-45 an end that was cut off behind the last signed head, also where that head was taken out too', async () => {
    const { code, registerId } = await makeFrozen()
    await forger.cut(registerId, 2)
    expect(await tell(code)).toEqual([expect.stringMatching(/^event 2: it was signed as the last one on .*, and the chain ends at event 1: its end was cut off\.$/)])
    await forger.run('DELETE FROM signed_head WHERE stream_id = $1', [registerId])
    expect(await tell(code)).toEqual([expect.stringMatching(/^event 2: .* its end was cut off\.$/), expect.stringContaining(last)])
  })

  it('BL-46 a signed head that was taken out, or signed with another key', async () => {
    const { code, registerId } = await makeFrozen()
    await forger.run(`UPDATE signed_head SET key_id = $2 WHERE stream_id = $1`, [registerId, digestText('another key')])
    expect((await tell(code))[0]).toBe('signed head of event 2: it is signed with a key that this server does not know.')
    await forger.run('DELETE FROM signed_head WHERE stream_id = $1', [registerId])
    expect(await tell(code)).toEqual([expect.stringContaining(`signed head of event 2: ${last}`)])
  })

  it('BL-47 what came after the last signed head is found once the next one is signed, and not before', async () => {
    const { code, registerId } = await makeFrozen()
    const rewrite = async (cause: string) => {
      await forger.run(`UPDATE event_change c SET after = to_jsonb($2::text) FROM event e WHERE e.id = c.event_id AND e.stream_id = $1 AND e.seq = 3`, [registerId, cause])
      await forger.chainAnew(registerId)
    }
    await rewrite('Nobody sees this')
    expect(await tell(code)).toEqual([])
    await freezeTestBaseline(ours.as.facilitator, registerId)
    await rewrite('Everybody sees this')
    expect(await tell(code)).toEqual([expect.stringMatching(/^event 4: it is not the one that was signed/)])
  })
})

describe('the heads of a day', () => {
  it('BL-48 are signed once for each stream that has moved, and the copy is filled where it lacks one', async () => {
    const theirs = await makeTestWorkspace('theirs')
    expect(await signWorkspaceHeads(theirs.workspaceId)).toBe(1)
    expect(await signWorkspaceHeads(theirs.workspaceId)).toBe(0)
    const copy = fs.readFileSync(headCopyFile(), 'utf8')
    const lines = copy.split('\n').filter((line) => line.includes(theirs.workspaceId))
    expect(lines).toHaveLength(1)
    fs.writeFileSync(headCopyFile(), copy.replace(`${lines[0] ?? ''}\n`, ''))
    await signWorkspaceHeads(theirs.workspaceId)
    expect(fs.readFileSync(headCopyFile(), 'utf8')).toContain(lines[0])
    expect((await verifyRecord(theirs.as.administrator)).findings).toEqual([])
  })
})
