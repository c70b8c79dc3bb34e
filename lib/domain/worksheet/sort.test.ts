import { describe, expect, it } from 'vitest'
import { compareInDocument, lineOrder, sortFromDocument, SORT_FIELDS } from '@/lib/domain/worksheet/sort'
import { groupLines } from '@/lib/domain/worksheet/group'
import { lineContext, makeLine, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { SHEET_DAY, SheetWorld } from '@/lib/testing/worksheet-world'

const world = new SheetWorld(4, 120)
const context = lineContext(world.rows, REGISTER_ID, SHEET_DAY)
const lines = world.rows.all('failure-mode').flatMap(({ id }) => makeLine(world.rows, id, context) ?? []).sort(compareInDocument)
const sorted = (column: string, desc = false) => [...lines].sort(lineOrder([{ column, desc }]))
const scoreOf = ({ scores: { current } }: WorksheetLine) => (current.state === 'scored' ? current.number : `${current.scored} of 5`)

describe('the order of lines', () => {
  it('WS-30 is that of the document while nothing is chosen', () => {
    expect([...lines].reverse().sort(lineOrder([]))).toEqual(lines)
    expect(lines.map(({ categoryTitle }) => categoryTitle)).toEqual(lines.map(({ categoryTitle }) => categoryTitle).sort())
  })

  it('WS-31 counts in codes and texts: 9 stands before 10, without case and accents', () => {
    expect(sorted('code').map(({ code }) => code)).toEqual(Array.from({ length: 120 }, (_, i) => `D10-${String(i + 1).padStart(2, '0')}`))
    expect([...new Set(sorted('component').map(({ component }) => component))]).toEqual(['Loader', 'Parser', 'queue 2', 'queue 10', 'Überlauf', null])
  })

  it('WS-32 puts the empty last, up or down; of two without a number the one with more factors first', () => {
    for (const desc of [false, true]) {
      const scores = sorted('score', desc).map(scoreOf)
      const begun = scores.findIndex((score) => typeof score === 'string')
      const numbers = scores.slice(0, begun).map(Number)
      expect(numbers).toEqual([...numbers].sort((a, b) => (desc ? b - a : a - b)))
      expect(scores.slice(begun)).toEqual([...scores.slice(begun)].sort().reverse())
      expect(sorted('component', desc).at(-1)?.component).toBeNull()
    }
  })

  it('WS-33 ranks a worse band before a greater number', () => {
    const severity = { ...context, policy: { kind: 'severity-first' as const } }
    const ranked = lines.flatMap(({ id }) => makeLine(world.rows, id, severity) ?? []).sort(lineOrder([{ column: 'score', desc: true }]))
    const bands = ranked.flatMap(({ band }) => band ?? [])
    expect(bands).toEqual([...bands].sort((a, b) => 'critical high moderate low'.indexOf(a) - 'critical high moderate low'.indexOf(b)))
  })

  it('WS-34 is the same line by line and all at once, for every column, both ways, and for several', () => {
    for (const column of SORT_FIELDS) {
      for (const desc of [false, true]) {
        const keys = [{ column, desc }, { column: 'status', desc: !desc }]
        expect(sortFromDocument(lines, (line) => line, keys)).toEqual([...lines].sort(lineOrder(keys)))
      }
    }
  })
})

describe('groups of lines', () => {
  it('WS-35 put every line into one section, with the number and the worst band', () => {
    for (const by of ['category', 'owner', 'band', 'component', 'status'] as const) {
      const sections = groupLines(lines, by)
      expect(sections.flatMap((section) => section.lines.map(({ id }) => id)).sort()).toEqual(lines.map(({ id }) => id).sort())
      for (const { lines: own, count, worst } of sections) {
        expect(count).toBe(own.length)
        expect(worst).toBe(['critical', 'high', 'moderate', 'low'].find((band) => own.some((line) => line.band === band)) ?? null)
      }
    }
  })

  it('WS-36 stand in an order of their own: unowned first, worst band first, the empty last', () => {
    const labels = (by: Parameters<typeof groupLines>[1]) => groupLines(lines, by).map(({ label }) => label)
    expect(labels('owner')).toEqual(['Nobody', 'A team', 'Role 1', 'Role 2', 'Role 3', 'Role 4'])
    expect(labels('band').filter((label) => label !== 'Low')).toEqual(['Critical', 'High', 'Moderate', 'Not scored'])
    expect(labels('component')).toEqual(['Loader', 'Parser', 'queue 2', 'queue 10', 'Überlauf', 'No component'])
    expect(labels('status')).toEqual(['Draft', 'Open', 'In treatment', 'Accepted', 'Closed'])
    expect(labels('category')).toEqual(['Category 1', 'Category 2', 'Category 3', 'Category 4'])
  })
})
