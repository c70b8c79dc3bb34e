import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database'
import { newId } from '@/lib/kernel/ids'
import { runCommandLine } from '@/scripts/command-line/run'

const FIXTURE = path.resolve(import.meta.dirname, 'demonstration/d10.md')
const D10 = path.resolve(import.meta.dirname, '../../../shared/sources/d10-pre-mortem.md')

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  process.env.DATABASE_APP_URL = database.appUrl
  folder = mkdtempSync(path.join(tmpdir(), 'eyes-open-command-line-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database?.drop()
})
afterEach(() => vi.restoreAllMocks())

/** Runs a verb and returns its exit code and what it wrote. */
async function run(...argv: string[]) {
  const written = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => ((written.out += String(chunk)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => ((written.err += String(chunk)), true))
  const code = await runCommandLine(argv)
  vi.restoreAllMocks()
  return { code, ...written }
}

function write(name: string, text: string | Buffer): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('the command line', () => {
  it('CL-1 makes the workspace main on an empty database, imports a file and exports it again', async () => {
    expect(await run('import', FIXTURE)).toMatchObject({ code: 0, out: 'D10: 10 scenarios imported.\n' })
    const exported = await run('export', 'D10', '--format', 'md')
    const again = write('again.md', exported.out)
    expect(await run('import', again, '--code', 'D11')).toMatchObject({ code: 0, out: 'D11: 10 scenarios imported.\n' })
    const second = await run('export', 'D11')
    expect(second.out.replaceAll('D11', 'D10')).toBe(exported.out)
    expect((await run('registers')).out).toMatch(/^D10\t10\t.*\nD11\t10\t/)
  })

  it.skipIf(!existsSync(D10))('CL-2 stores and exports the D10 itself to the same text, cell padding and blank lines aside (skips without ../shared)', async () => {
    expect(await run('import', D10, '--code', 'D12')).toMatchObject({ code: 0 })
    const bare = (text: string) => text.split('\n').filter((line) => line.trim() !== '' && !/^\|[\s|-]+\|$/.test(line))
    const cells = (text: string) => bare(text).map((line) => line.replace(/\s*\|\s*/g, '|'))
    const exported = (await run('export', 'D12')).out.replaceAll('D12', 'D10')
    expect(cells(exported)).toEqual(cells(readFileSync(D10, 'utf8')))
  })

  it('CL-3 lists every problem with its line and stores nothing', async () => {
    const file = write('bad.md', '# No code here\n\n## 1. Purpose\n\ntext\n')
    const answer = await run('import', file)
    expect(answer).toMatchObject({ code: 1, out: '' })
    expect(answer.err).toMatch(/bad\.md:1: error: .+\n.*Nothing was stored\.\n$/s)
  })

  it('CL-4 refuses a code that is taken, with a hint', async () => {
    const answer = await run('import', FIXTURE)
    expect(answer.code).toBe(1)
    expect(answer.err).toContain('Choose another code.')
  })

  it.each([
    ['a factor of 6', 6],
    ['a factor of 0', 0],
    ['a factor of 2.5', 2.5],
    ['a word', 'high'],
  ])('CL-5 refuses %s with path, message and hint', async (_name, level) => {
    const failureModeId = '01900000-0000-7000-8000-000000000001'
    const scores = [{ failureModeId, assessmentId: failureModeId, stage: 'current', factors: { impact: { before: null, after: level } } }]
    const answer = await run('do', 'failure-mode.rescore', '--register', 'D10', '--input', JSON.stringify({ scores }))
    expect(answer).toMatchObject({ code: 1, out: '' })
    expect(answer.err).toContain('scores.0.factors.impact.after · Expected a level from 1 to 5')
  })

  it('CL-6 refuses an unknown verb and names those that come near', async () => {
    const answer = await run('do', 'failure-mode.rename', '--register', 'D10')
    expect(answer.code).toBe(1)
    expect(answer.err).toContain('failure-mode.edit')
  })

  it('CL-7 answers a retry with the same command id the same, and does it once', async () => {
    const input = JSON.stringify({ edits: [{ id: await registerId(), field: 'scope', before: await scope(), after: 'Payments only' }] })
    const argv = ['do', 'register.edit', '--register', 'D10', '--input', input, '--command-id', '01900000-0000-7000-8000-0000000000aa']
    const first = await run(...argv)
    expect(first.code).toBe(0)
    const second = await run(...argv)
    expect(JSON.parse(second.out)).toEqual(JSON.parse(first.out))
    expect(await run('verify', 'D10')).toMatchObject({ code: 0, out: '1 stream, 2 events, 0 baselines, 0 signatures, 0 signed heads\nEvery record fits.\n' })
  })

  it('EB-4 writes the evidence bundle of a baseline to a file, and says which one is not there', async () => {
    await run('do', 'baseline.freeze', '--register', 'D10', '--input', JSON.stringify({ id: newId(), changeNote: 'As agreed.' }))
    const output = path.join(folder, 'evidence.zip')
    expect(await run('evidence', 'D10', '1', '--output', output)).toEqual({ code: 0, out: `${output}\n`, err: '' })
    expect(readFileSync(output).subarray(0, 2).toString()).toBe('PK')
    expect(await run('evidence', 'D10', '9')).toMatchObject({ code: 1, err: expect.stringContaining('There is no such baseline here.') })
  })

  it('CL-8 explains words that are off', async () => {
    expect(await run('export')).toMatchObject({ code: 2, err: expect.stringContaining('export CODE') })
    expect(await run('export', 'D10', '--format', 'doc')).toMatchObject({ code: 1, err: expect.stringContaining('Expected one of pdf, docx') })
    expect(await run('registers', '--workspace', 'nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('main') })
    expect(await run('do', 'register.edit', '--register', 'D10', '--input', '{')).toMatchObject({ code: 2 })
  })
})

async function registerId(): Promise<string> {
  const { rows } = await askOwner(`SELECT id FROM register WHERE code = 'D10'`)
  return String(rows[0]?.id)
}

async function scope(): Promise<unknown> {
  const { rows } = await askOwner(`SELECT scope FROM register WHERE code = 'D10'`)
  return rows[0]?.scope ?? null
}

async function askOwner(sql: string) {
  const { default: pg } = await import('pg')
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  try {
    return await client.query<Record<string, unknown>>(sql)
  } finally {
    await client.end()
  }
}
