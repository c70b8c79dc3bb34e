import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signingKey } from '@/lib/data/signing-key'
import { EVIDENCE_FILES, sayManifest, type EvidenceManifest } from '@/lib/domain/evidence/evidence-manifest'
import type { EvidenceRecords, RecordRow } from '@/lib/domain/evidence/signed-records'
import { RowSet } from '@/lib/domain/row/row-set'
import type { EvidenceEvent } from '@/lib/exchange/evidence/verifier/checked-events'
import { digestOf } from '@/lib/exchange/evidence/verifier/checked-files'
import { verifyBundle } from '@/lib/exchange/evidence/verifier/verify-bundle'
import { makeEvidence } from '@/lib/services/evidence/make-evidence'
import { readRegister } from '@/lib/services/register/read-register'
import { approveTestAcceptance, askTestAcceptance, makeAcceptingRole, makeScoredMode } from '@/lib/testing/acceptance-trials'
import { fullContent } from '@/lib/testing/full-register'
import { Forger } from '@/lib/testing/rewrite-history'
import { askTestReview, atPage, findNamed, makeHeldRole, signTestBaseline } from '@/lib/testing/signing-trials'
import type { TestDatabase } from '@/lib/testing/test-database'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'
import { newId } from '@/lib/kernel/ids'
import { present } from '@/lib/kernel/assert'

const CODE = 'EV'
const FOLDER = 'EV baseline 1 evidence'
const run = promisify(execFile)

type Files = Map<string, Uint8Array>

let database: TestDatabase
let ours: TestWorkspace
let forger: Forger
let files: Files
const registerId = newId()
const steps: string[] = []
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'evidence-'))

/** A register that was talked about, in which a risk was accepted, that was frozen, signed by one role and refused by the other, then talked about again, changed, and frozen once more. */
beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  forger = await Forger.at(database.adminUrl)
  const { facilitator, administrator, signer, viewer } = ours.as
  const { member } = await findNamed(viewer)
  const roles = [await makeHeldRole(administrator, 'First', member('Test signer')), await makeHeldRole(administrator, 'Second', member('Test administrator'))]
  await send(facilitator, 'register.import', { content: fullContent(CODE) }, registerId)
  const { id: failureModeId, cause, categoryId } = present(RowSet.of((await readRegister(facilitator, CODE)).rows).all('failure-mode')[0], 'a failure mode')
  const talk = () => send(facilitator, 'comment.add', { rows: [{ id: newId(), failureModeId, text: 'Between ourselves.' }] }, registerId)
  await talk()
  const ownerRoleId = await makeAcceptingRole(administrator, 'Accepts', member('Test signer'), 'high')
  const acceptanceId = await askTestAcceptance(facilitator, registerId, await makeScoredMode(facilitator, registerId, categoryId, 3))
  await approveTestAcceptance(signer, registerId, { acceptanceId, ownerRoleId })
  const { baselineId, placeIds: [placeId = '', other] } = await askTestReview(facilitator, registerId, roles)
  await signTestBaseline(signer, registerId, { baselineId, placeId, comment: 'With open eyes.' })
  await send(facilitator, 'failure-mode.edit', { edits: [{ id: failureModeId, field: 'cause', before: cause, after: 'Found later' }] }, registerId)
  await send(atPage(administrator), 'baseline.refuse', { id: newId(), placeId: other, reason: 'Too early.', zone: 'UTC' }, registerId)
  await talk()
  files = await make()
})
afterAll(async () => {
  fs.rmSync(home, { recursive: true })
  await forger?.end()
  await database?.drop()
})

/** The files of a bundle, read by a ZIP reader that others wrote. */
async function make(signal = new AbortController().signal): Promise<Files> {
  const { name, bytes } = await makeEvidence(ours.as.viewer, CODE, 1, 'UTC', { tell: (step) => steps.push(step), signal })
  expect(name).toBe(`${FOLDER}.zip`)
  const entries = Object.values((await JSZip.loadAsync(bytes, { checkCRC32: true })).files).filter(({ dir }) => !dir)
  return new Map(await Promise.all(entries.map(async (entry) => [entry.name.replace(`${FOLDER}/`, ''), new Uint8Array(await entry.async('nodebuffer'))] as const)))
}

const text = (path: string, from: Files = files) => Buffer.from(present(from.get(path), path)).toString('utf8')
const lines = (path: string) => text(path).split('\n').slice(0, -1)
const tell = (changed: Files) => verifyBundle(changed, null).findings.map(({ record, message }) => `${record}: ${message}`)
const changed = (path: string, to: string) => new Map(files).set(path, Buffer.from(to))

/** The same with a manifest that its server signed: what is wrong is found in the record itself. */
function resealed(path: string, to: string): Files {
  const manifest = JSON.parse(text(EVIDENCE_FILES.manifest)) as EvidenceManifest
  const bytes = Buffer.from(to)
  const listed = manifest.files.map((file) => (file.path === path ? { path, size: bytes.length, sha256: digestOf(bytes) } : file))
  const statement = sayManifest({ ...manifest, files: listed })
  return changed(path, to).set(EVIDENCE_FILES.manifest, Buffer.from(statement)).set(EVIDENCE_FILES.seal, Buffer.from(`${signingKey().sign(statement)}\n`))
}

/** Runs the verifier of a bundle as somebody does who has nothing but Node. */
async function runBare(...words: string[]): Promise<{ code: number; stdout: string }> {
  const done = run(process.execPath, [path.join(home, FOLDER, EVIDENCE_FILES.verifier), ...words], { cwd: os.tmpdir(), env: { NODE_ENV: 'production' } })
  return done.then(({ stdout }) => ({ code: 0, stdout }), (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }))
}

describe('an evidence bundle', () => {
  it('EB-1 holds what a reader needs, and bare Node with its own verifier accepts it, and refuses one changed byte and another key', async () => {
    const { keyId } = signingKey()
    const named = ['README.txt', 'baseline/content.json', 'baseline/rows.json', 'document.md', 'document.pdf', 'events.jsonl', 'heads.jsonl', `keys/${keyId}.pem`, 'manifest.json', 'manifest.sig', 'records.json', 'verify.mjs']
    expect([...files.keys()].sort()).toEqual(named)
    expect([text(EVIDENCE_FILES.pdf).slice(0, 5), text(EVIDENCE_FILES.markdown)]).toEqual(['%PDF-', expect.stringContaining('With open eyes.')])
    for (const [name, bytes] of files) {
      fs.mkdirSync(path.dirname(path.join(home, FOLDER, name)), { recursive: true })
      fs.writeFileSync(path.join(home, FOLDER, name), bytes)
    }
    expect(await runBare(home, '--key', keyId.toUpperCase())).toEqual({ code: 0, stdout: expect.stringMatching(/^Everything fits: baseline 1 of EV[^]*Signatures {12}1\n[^]*It is the key that you named\./) })
    expect(await runBare('--key', '0'.repeat(64))).toEqual({ code: 1, stdout: expect.stringContaining(`keys/${keyId}.pem: it is not the key that you trust.`) })
    fs.appendFileSync(path.join(home, FOLDER, EVIDENCE_FILES.markdown), ' ')
    expect(await runBare()).toEqual({ code: 1, stdout: 'This bundle does not fit.\n\ndocument.md: it is not the file that the manifest lists.\n' })
    expect((await runBare('--key', 'none')).code).toBe(2)
  })

  it('EB-2 is made apart, tells its steps, and of the same state is the same but for what bears its hour', async () => {
    expect(steps).toEqual(['reading', 'building', 'setting'])
    const again = await make()
    const stamped = [EVIDENCE_FILES.markdown, EVIDENCE_FILES.pdf, EVIDENCE_FILES.manifest, EVIDENCE_FILES.seal] as string[]
    expect([...again.keys()]).toEqual([...files.keys()])
    for (const path of files.keys()) if (!stamped.includes(path)) expect([path, text(path, again) === text(path)]).toEqual([path, true])
    // Another minute in print is packed into a few bytes more or less.
    const sizes = [again, files].map((bundle) => text(EVIDENCE_FILES.pdf, bundle).length)
    expect(Math.abs(1 - Number(sizes[0]) / Number(sizes[1]))).toBeLessThan(0.01)
  })

  it('EB-3 shows what was frozen and signed, and of everything else the digest alone', () => {
    const events = lines(EVIDENCE_FILES.events).map((line) => JSON.parse(line) as EvidenceEvent)
    expect(events.map(({ name, body }) => [name, body !== undefined])).toEqual([
      ['register.imported', true],
      ['comment.added', false],
      ['failure-mode.added', true],
      ['failure-mode.rescored', true],
      ['acceptance.asked', true],
      ['acceptance.approved', true],
      ['baseline.frozen', true],
      ['review.asked', true],
      ['baseline.signed', true],
      ['failure-mode.edited', false],
      ['baseline.refused', true],
    ])
    expect([...files.values()].some((bytes) => Buffer.from(bytes).includes('Between ourselves.') || Buffer.from(bytes).includes('Found later'))).toBe(false)
  })

  it('EB-4 is for who reads the register, of a baseline that is there, and ends when it is given up', async () => {
    const following = { tell: () => undefined, signal: new AbortController().signal }
    const stranger = (await makeTestWorkspace('theirs')).as.administrator
    await expect(makeEvidence(stranger, CODE, 1, 'UTC', following)).rejects.toMatchObject({ code: 'not-found' })
    await expect(makeEvidence(ours.as.viewer, CODE, 9, 'UTC', following)).rejects.toMatchObject({ code: 'not-found' })
    const gone = new AbortController()
    const given = makeEvidence(ours.as.viewer, CODE, 1, 'UTC', { tell: () => gone.abort(new Error('Nobody is there any more.')), signal: gone.signal })
    await expect(given).rejects.toThrow('Nobody is there any more.')
  })

  it('EB-5 is not made of a baseline that was tampered with', async () => {
    const sql = (from: string, to: string) => forger.run(`UPDATE baseline_text SET content = replace(content, '${from}', '${to}') WHERE register_id = $1`, [registerId])
    await sql('No key', 'No kex')
    await expect(make()).rejects.toMatchObject({ code: 'precondition' })
    await sql('No kex', 'No key')
  })
})

describe('a bundle that was tampered with', () => {
  const place = fc.tuple(fc.constantFrom(...Object.values(EVIDENCE_FILES), 'key'), fc.nat(), fc.integer({ min: 1, max: 255 }))
  const named = (one: string) => (one === 'key' ? `keys/${signingKey().keyId}.pem` : one)

  it('EB-10 one byte changed in any file is named first', () => {
    fc.assert(
      fc.property(place, ([one, at, by]) => {
        const path = named(one)
        const bytes = Uint8Array.from(present(files.get(path), path))
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ by
        expect(tell(new Map(files).set(path, bytes))[0]).toContain(path)
      }),
      { numRuns: 400 },
    )
  })

  it('EB-11 a file that is missing, renamed, added or cut is named', () => {
    for (const [path, bytes] of files) {
      const without = new Map(files)
      without.delete(path)
      expect(tell(without).join()).toContain(path)
      expect(tell(new Map(without).set(`${path}~`, bytes)).join()).toContain(path)
      expect(tell(new Map(files).set(path, bytes.slice(0, -1)))[0]).toContain(path)
      expect(tell(new Map(files).set(`${path}.new`, bytes)).join()).toContain(`${path}.new: `)
    }
    expect(tell(new Map())[0]).toBe('manifest.json: it is not there.')
  })

  it('EB-12 an event that is changed, taken out, doubled or moved is named, also under a manifest that fits', () => {
    const all = lines(EVIDENCE_FILES.events)
    const write = (some: readonly (string | undefined)[]) => tell(resealed(EVIDENCE_FILES.events, some.map((line) => `${line ?? ''}\n`).join('')))[0]
    for (const [i, line] of all.entries()) {
      expect(write(all.with(i, line.replace('"role":"', '"role":"x')))).toBe(`event ${i + 1}: it does not follow the one before it, or says something else than it did.`)
      if (i < all.length - 1) expect(write(all.toSpliced(i, 1))).toBe(`event ${i + 1}: event ${i + 2} stands in its place.`)
      expect(write(all.toSpliced(i, 0, line))).toBe(i === 0 ? 'event 2: event 1 stands in its place.' : `event ${i + 2}: event ${i + 1} stands in its place.`)
      if (i > 0) expect(write(all.with(i, all[i - 1] ?? '').with(i - 1, line))).toBe(`event ${i}: event ${i + 1} stands in its place.`)
    }
    expect(write(all.with(0, present(all[0], 'an event').replace('No key', 'No kex')))).toBe('event 1: what it changed is not what it was.')
    expect(write(all.slice(0, -1))).toBe(`events.jsonl: it holds ${all.length - 1} events, and the manifest says ${all.length}.`)
    expect(write(all.with(2, '{'))).toBe('events.jsonl: line 3 cannot be read.')
  })

  it('EB-13 a record that is changed, taken out, added or moved is named, also under a manifest that fits', () => {
    const records = JSON.parse(text(EVIDENCE_FILES.records)) as EvidenceRecords
    const write = (kind: string, rows: readonly (RecordRow | undefined)[]) => tell(resealed(EVIDENCE_FILES.records, JSON.stringify({ ...records, [kind]: rows })))
    const [signature, refusal, baseline, places] = [records.signature?.[0], records.refusal?.[0], records.baseline?.[0], records['review-place'] ?? []]
    expect(write('signature', [])).toEqual(['signature of First: the events tell of it, and it is not there.'])
    expect(write('signature', [{ ...present(signature, 'one'), meaning: 'accepts-the-risk' }])).toEqual(['signature of First: it is not what its events say.', 'signature of First: its seal does not fit what it says.'])
    expect(write('refusal', [{ ...present(refusal, 'one'), reason: 'Too late.' }])[0]).toBe('refusal of Second: it is not what its events say.')
    expect(write('refusal', [refusal, { ...present(refusal, 'one'), id: newId(), roleName: 'Third' }])[0]).toBe('refusal of Third: no event tells of it.')
    expect(write('review-place', places.toReversed())[0]).toMatch(/^place in a review of \w+: it stands in another place than it did\.$/)
    expect(write('baseline', [{ ...present(baseline, 'one'), digest: digestOf('another') }])).toContain('baseline/rows.json: it is not what baseline 1 froze.')
    expect(write('baseline', [])).toContain('baseline 1: it is not the one that the manifest names.')
    const [decision, accepted] = [records['acceptance-decision']?.[0], records.acceptance?.[0]]
    expect(write('acceptance-decision', [{ ...present(decision, 'one'), outcome: 'refused' }])).toEqual(['decision on an acceptance of Accepts: it is not what its events say.', 'decision on an acceptance of Accepts: its seal does not fit what it says.'])
    expect(write('acceptance', [{ ...present(accepted, 'one'), reason: 'Never' }])).toEqual([expect.stringMatching(/^acceptance of EV-\d+: it is not what its events say\.$/), 'decision on an acceptance of Accepts: it is about another request than it was.'])
    expect(write('vote', [present(signature, 'one')])[0]).toBe('records.json: it holds records of a kind "vote", which there is not.')
  })

  it('EB-14 a signed head that is changed or put over another event is named, also under a manifest that fits', () => {
    const heads = lines(EVIDENCE_FILES.heads)
    const seqs = heads.map((line) => (JSON.parse(line) as { seq: number }).seq)
    const write = (some: readonly string[]) => tell(resealed(EVIDENCE_FILES.heads, some.map((line) => `${line}\n`).join('')))[0]
    expect(write(heads.map((line) => line.replace('"day":"20', '"day":"19')))).toBe(`signed head of event ${seqs[0]}: its signature does not fit what it says.`)
    expect(write(heads.toReversed())).toBe(`signed head of event ${seqs.at(-2)}: it does not belong here.`)
  })

  it('EB-15 what was frozen is held by the baseline’s own signature, also under a manifest that fits', () => {
    for (const path of [EVIDENCE_FILES.rows, EVIDENCE_FILES.content]) expect(tell(resealed(path, text(path).replace('No key', 'No kex')))).toEqual([`${path}: it is not what baseline 1 froze.`])
  })
})
