import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportDraft } from '@/lib/domain/import/import-draft'
import { findTable, type FoundTable } from '@/lib/domain/import/find-table'
import { guessMapping, headerName } from '@/lib/domain/import/guess-mapping'
import { readRows, type ReadRows } from '@/lib/domain/import/read-rows'
import { tidyCell } from '@/lib/domain/import/source-sheet'
import { readSource } from '@/lib/exchange/sheet/read-source'
import { FACTORS, STAGES } from '@/lib/domain/scoring/factor'
import { present } from '@/lib/kernel/assert'

const CORPUS = path.resolve(import.meta.dirname, '../../../../shared/corpus')
const EXPECTED = path.join(CORPUS, 'EXPECTED.md')
const isHere = existsSync(EXPECTED)
const expected = isHere ? readFileSync(EXPECTED, 'utf8') : ''

/** The cells of the rows of the Markdown table below a header that begins with these words. */
function tableBelow(text: string, header: string): string[][] {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.startsWith(`| ${header}`))
  if (at < 0) return []
  const end = lines.findIndex((line, i) => i > at && !line.startsWith('|'))
  return lines.slice(at + 2, end < 0 ? undefined : end).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
}

const files = tableBelow(expected, 'file | difficulty').map(([file = '', , ...counts]) => ({
  file: file.replaceAll('`', ''),
  counts: counts.map((count) => Number(count.replace('up to ', ''))),
  isUpTo: counts[2]?.startsWith('up to') === true,
}))

function factsOf(file: string): { row: string; column: string; becomes: string; value: string }[] {
  const part = expected.split(/^### /m).find((section) => section.startsWith(`${file}\n`)) ?? ''
  return tableBelow(part, 'row | source column').map(([row = '', column = '', becomes = '', value = '']) => ({ row, column, becomes, value }))
}

interface Imported extends ReadRows {
  table: FoundTable
  /** The same with every repair accepted that is offered. */
  mended: ReadRows
}

const imports = new Map<string, Imported | null>()

/** Each file is read once for all that is asked of it. */
function importFile(file: string): Imported | null {
  const known = imports.get(file)
  if (known !== undefined) return known
  const fresh = readImport(file)
  imports.set(file, fresh)
  return fresh
}

function readImport(file: string): Imported | null {
  const { sheets, refusal } = readSource(readFileSync(path.join(CORPUS, file)), path.basename(file), { encoding: null, delimiter: null })
  expect(refusal).toBeNull()
  const tables = sheets.map((sheet) => findTable(sheet)).filter((one): one is FoundTable => 'headers' in one)
  const read = tables.map((table) => {
    const mapping = { ...guessMapping(table), residual: 'target' as const }
    const rows = readRows(table, mapping, new Set())
    const repairs = new Set(rows.refused.flatMap(({ row, repair }) => (repair ? [row] : [])))
    return { ...rows, table, mended: readRows(table, mapping, repairs) }
  })
  return read.sort((a, b) => b.drafts.length + b.refused.length - a.drafts.length - a.refused.length)[0] ?? null
}

function findDraft({ mended: { drafts } }: Imported, row: string): ImportDraft {
  const line = /^line (\d+)$/.exec(row)?.[1] ?? row
  const found = drafts.find(({ reference }) => reference === row) ?? drafts.find((draft) => String(draft.row) === line && draft.reference === null)
  return present(found ?? drafts[Number(row) - 1], `a failure mode for ${row}`)
}

function textsOf(draft: ImportDraft, becomes: string): string[] {
  switch (becomes) {
    case 'title':
      return [draft.title]
    case 'component':
      return [draft.component ?? '']
    case 'category':
      return [draft.category ?? '']
    case 'owner':
      return draft.owners
    case 'status':
      return [draft.texts.statusText ?? '']
    case 'recovery strategy':
      return [draft.texts.recoveryStrategy ?? '']
    case 'detection signals':
      return draft.signals
    case 'control':
      return draft.controls.map(({ title }) => title)
    case 'cause':
    case 'trigger':
      return [draft.texts[becomes] ?? '']
    case 'effect':
      // Of several columns each stands on a line of its own behind its header.
      return [draft.texts.effect ?? '', ...(draft.texts.effect ?? '').split('\n').map((line) => line.slice(line.indexOf(': ') + 2))]
    default:
      throw new Error(`EXPECTED.md says that a cell becomes “${becomes}”, which this test does not know.`)
  }
}

function checkScore(draft: ImportDraft, becomes: string, value: string): void {
  const [, factor, stage] = /^(\w+) \((\w+)\)$/.exec(becomes) ?? []
  const at = STAGES.find((name) => name === stage) ?? 'target'
  const score = draft.scores.find((one) => one.factor === factor && one.stage === at)
  if (value === 'not scored') return expect(score).toBeUndefined()
  const [source = '', level] = value.split(' → ')
  expect(score?.level).toBe(Number(level))
  expect(score?.source).toContain(source)
}

function checkFact(imported: Imported, { row, column, becomes, value }: ReturnType<typeof factsOf>[number]): void {
  const draft = findDraft(imported, row)
  const warnings = imported.mended.warnings.filter((warning) => warning.row === draft.row)
  const quoted = /"(.*)"/.exec(value)?.[1]
  const [first] = becomes.split(' ')
  if (FACTORS.some((factor) => factor === first)) return checkScore(draft, becomes, value)
  if (becomes === 'warning') return expect(warnings.map(({ message }) => message).join()).toMatch(new RegExp((value.match(/\d+/g) ?? []).join('\\b.*\\b')))
  if (becomes === 'checked') {
    const at = imported.table.headers.findIndex((_, i) => headerName(imported.table, i) === column)
    const cells = present(imported.table.rows.find(({ number }) => number === draft.row), 'the row of the draft').cells
    expect(tidyCell(cells[at]).replaceAll('*', '')).toBe(value)
    return expect(warnings).toEqual([])
  }
  if (becomes === 'controls' && value === 'no control') return expect(draft.controls.filter(({ state }) => state === 'in-place')).toEqual([])
  if (becomes === 'controls' || becomes === 'containment') {
    expect(draft.controls).toHaveLength(Number.parseInt(value, 10))
    return expect(draft.controls.at(value.includes('the last') ? -1 : 0)?.title).toBe(quoted)
  }
  if (becomes === 'note') {
    // A day may be shown as it was written.
    const asWritten = value.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1')
    return expect(draft.notes.find(({ label }) => label === column)?.text).toBe(asWritten)
  }
  expect(textsOf(draft, becomes)).toContain(value.replaceAll('⏎', '\n'))
}

describe.skipIf(!isHere)('the import corpus (skipped where ../shared/corpus is absent)', () => {
  it.each(files)('IM-1 accounts for every row of $file', ({ file, counts, isUpTo }) => {
    const [dataRows = 0, asItStands = 0, afterRepair = 0, withProblem = 0] = counts
    const imported = importFile(file)
    const drafts = imported?.drafts ?? []
    const continued = drafts.flatMap((draft) => draft.continued)
    expect([drafts.length, imported?.refused.length ?? 0]).toEqual([asItStands, withProblem])
    expect(drafts.length + continued.length + (imported?.refused.length ?? 0)).toBe(dataRows)
    const repaired = imported?.mended.drafts.length ?? 0
    if (isUpTo) expect(repaired > asItStands && repaired <= afterRepair).toBe(true)
    else expect(repaired).toBe(afterRepair)
  })

  const facts = files.flatMap(({ file }) => factsOf(file).map((fact) => ({ file, ...fact })))
  it.each(facts)('IM-2 $file, $row, $column becomes $becomes', ({ file, ...fact }) => {
    checkFact(present(importFile(file), 'a table of failure modes'), fact)
  })

  it('IM-1 reads the tables of EXPECTED.md, every one of them', () => {
    expect(files).toHaveLength(14)
    expect(facts.length).toBeGreaterThan(60)
  })

  it.each(files)('IM-10 keeps the order of $file', ({ file }) => {
    const rows = importFile(file)?.drafts.map(({ row }) => row) ?? []
    expect(rows).toEqual([...rows].sort((a, b) => a - b))
  })

  it.each(files)('IM-4 invents nothing for $file', ({ file }) => {
    const scores = importFile(file)?.drafts.flatMap((draft) => draft.scores) ?? []
    expect(scores.filter(({ factor }) => factor === 'recoverability' || factor === 'blastRadius')).toEqual([])
  })

  it('IM-3 finds exactly the sums that differ or cannot be checked', () => {
    const warned = files.flatMap(({ file }) => (importFile(file)?.warnings ?? []).map(({ row }) => `${path.basename(file)} ${row}`))
    // FM18 stands in line 19; without FM98, FM99 and those behind it stand in the lines of their numbers.
    expect(warned).toEqual([19, 99, 100, 105].map((line) => `by22jy_FMEA.csv ${line}`))
  })
})
