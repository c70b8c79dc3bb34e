import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { documentQuerySchema } from '@/lib/domain/document/document-choice'
import { exportDocument, type ExportedFile } from '@/lib/services/register/export-document'
import { exportMarkdown } from '@/lib/services/register/export-register'
import { readRegister } from '@/lib/services/register/read-register'
import type { Actor } from '@/lib/domain/access/actor'
import { AppError } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { fullContent } from '@/lib/testing/full-register'
import type { TestDatabase } from '@/lib/testing/test-database'
import { openTestWorkshop } from '@/lib/testing/test-workshop'
import { makeTestWorkspace, openTestDatabase, send, type TestWorkspace } from '@/lib/testing/test-workspace'

let database: TestDatabase
let ours: TestWorkspace
let theirs: TestWorkspace
let registerId: string

beforeAll(async () => {
  database = await openTestDatabase()
  ours = await makeTestWorkspace('ours')
  theirs = await makeTestWorkspace('theirs')
  registerId = newId()
  await send(ours.as.facilitator, 'register.import', { content: JSON.parse(JSON.stringify(fullContent('D10'))) }, registerId)
})

afterAll(async () => {
  await database.drop()
})

function exportAs(actor: Actor, asked: z.input<typeof documentQuerySchema>, code = 'D10'): Promise<ExportedFile> {
  return exportDocument(actor, code, documentQuerySchema.parse(asked), { tell: () => undefined, signal: new AbortController().signal })
}

const textOf = ({ bytes }: ExportedFile) => Buffer.from(bytes).toString('utf8')

describe('exporting a register', { timeout: 120_000 }, () => {
  it('DO-80 gives every format a name, a type and its own first bytes', async () => {
    const openings = { pdf: '%PDF-1.7', docx: 'PK', xlsx: 'PK', html: '<!doctype html>', md: '# D10 — ', csv: '\uFEFFId,Code', json: '{"code":"D10"' } as const
    for (const [as, opening] of Object.entries(openings) as [keyof typeof openings, string][]) {
      const file = await exportAs(ours.as.viewer, { as, scores: '1' })
      expect(file.name).toBe(`D10.${as}`)
      expect(textOf(file).startsWith(opening), as).toBe(true)
    }
  })

  it('DO-80 gives the same Markdown as before, byte by byte', async () => {
    expect(textOf(await exportAs(ours.as.viewer, { as: 'md' }))).toBe(await exportMarkdown(ours.as.viewer, 'D10'))
  })

  it('DO-81 says at which event the register stood, and prints its own organisation', async () => {
    const { heads } = await readRegister(ours.as.viewer, 'D10')
    const html = textOf(await exportAs(ours.as.viewer, { as: 'html' }))
    expect(html).toContain(`as it stood at event ${heads[registerId]}`)
    expect(html).toContain('>ours<')
  })

  it('DO-82 a workbook holds the ids of the rows', async () => {
    const { bytes } = await exportAs(ours.as.viewer, { as: 'xlsx' })
    const lines = utils.sheet_to_json<{ Id: string; Code: string }>(read(bytes).Sheets['Failure modes'] ?? {})
    const { rows } = await readRegister(ours.as.viewer, 'D10')
    expect(lines.map(({ Id }) => Id).sort()).toEqual((rows['failure-mode'] ?? []).map(({ id }) => id).sort())
  })

  it('DO-83 one scenario and one meeting are exported by themselves, and refused where they are not there', async () => {
    const scenario = await exportAs(ours.as.viewer, { as: 'html', of: 'scenario', scenario: 'D10-07' })
    expect(scenario.name).toBe('D10-07.html')
    expect(textOf(scenario)).toContain('A wrong button')
    await expect(exportAs(ours.as.viewer, { as: 'pdf', of: 'scenario', scenario: 'D10-99' })).rejects.toMatchObject({ code: 'not-found' })
    const { workshopId } = await openTestWorkshop(ours.as.facilitator, registerId, 'named')
    const meeting = await exportAs(ours.as.viewer, { as: 'html', of: 'meeting-summary', workshop: workshopId })
    expect(meeting.name).toMatch(/^D10 .*Pre-mortem.*\.html$/)
    expect(textOf(meeting)).toContain('The system has failed.')
    await expect(exportAs(ours.as.viewer, { as: 'html', of: 'meeting-summary', workshop: newId() })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('DO-86 a baseline leaves as it was frozen, whatever the register says by now', async () => {
    const id = newId()
    await send(ours.as.facilitator, 'baseline.freeze', { id, changeNote: 'Before the *launch*' }, registerId)
    const { rows } = await readRegister(ours.as.viewer, 'D10')
    const mode = rows['failure-mode']?.find(({ code }) => code === 'D10-01')
    await send(ours.as.facilitator, 'failure-mode.edit', { edits: [{ id: mode?.id, field: 'title', before: mode?.title, after: 'Written afterwards' }] }, registerId)
    const [frozen, now] = await Promise.all([exportAs(ours.as.viewer, { as: 'html', baseline: 1 }), exportAs(ours.as.viewer, { as: 'html' })])
    expect(frozen.name).toBe('D10 baseline 1.html')
    expect(textOf(frozen)).toContain('from baseline 1 (Draft)')
    expect(textOf(frozen)).not.toContain('Written afterwards')
    expect(textOf(now)).toContain('Written afterwards')
    expect(textOf(now)).toContain('Baseline 1 (Draft)')
    await expect(exportAs(ours.as.viewer, { as: 'html', baseline: 2 })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('DO-84 nothing of it leaves for another workspace, and a register that is not there is refused in the same words', async () => {
    const refusal = async (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof AppError ? { code: error.code, message: error.message } : error))
    const foreign = await refusal(exportAs(theirs.as.administrator, { as: 'pdf' }))
    expect(foreign).toMatchObject({ code: 'not-found' })
    expect(await refusal(exportAs(ours.as.viewer, { as: 'pdf' }, 'D99'))).toEqual(foreign)
  })

  it.each([
    [{ as: 'doc' }, 'as'],
    [{ as: 'pdf', of: 'scenario' }, 'scenario'],
    [{ as: 'pdf', of: 'meeting-summary', workshop: 'x' }, 'workshop'],
    [{ as: 'pdf', zone: 'Mars/Base' }, 'zone'],
    [{ as: 'pdf', scores: 'yes' }, 'scores'],
    [{ as: 'pdf', baseline: '0' }, 'baseline'],
    [{ as: 'pdf', depth: '9' }, ''],
  ])('DO-85 the door refuses %j and says where', (asked, place) => {
    const { error } = documentQuerySchema.safeParse(asked)
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain(place)
  })
})
