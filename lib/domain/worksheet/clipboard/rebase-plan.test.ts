import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import type { RowSet } from '@/lib/domain/row/row-set'
import { FAILURE_MODES_MAX } from '@/lib/domain/register/register-rows'
import { planBulkDelete } from '@/lib/domain/worksheet/clipboard/bulk-plan'
import { planPaste } from '@/lib/domain/worksheet/clipboard/paste-plan'
import { hasMoved, needsLook, rowsToLookAt, type Plan } from '@/lib/domain/worksheet/clipboard/plan'
import { planToBatch } from '@/lib/domain/worksheet/clipboard/plan-to-batch'
import { leaveMoved, rebasePlan } from '@/lib/domain/worksheet/clipboard/rebase-plan'
import { cellTexts, sheetSource } from '@/lib/domain/worksheet/clipboard/sheet-source'
import { findColumn, type Column } from '@/lib/domain/worksheet/columns'
import { printCell } from '@/lib/domain/worksheet/print-cell'
import { compareInDocument } from '@/lib/domain/worksheet/sort'
import { lineContext, makeLine, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { present } from '@/lib/kernel/assert'
import { REGISTER_ID } from '@/lib/testing/register-rows'
import { SHEET_DAY, SheetWorld } from '@/lib/testing/worksheet-world'

const columnsOf = (...ids: string[]): Column[] => ids.map((id) => present(findColumn(id), id))
const WRITTEN = columnsOf('title', 'component', 'likelihood', 'owner', 'cause', 'status')

/** A register as somebody sees it at one moment. */
class Moment {
  readonly lines: readonly WorksheetLine[]
  readonly source: ReturnType<typeof sheetSource>

  constructor(
    readonly world: SheetWorld,
    readonly rows: RowSet,
  ) {
    const context = lineContext(rows, REGISTER_ID, SHEET_DAY)
    this.lines = rows.all('failure-mode').flatMap(({ id }) => makeLine(rows, id, context) ?? []).sort(compareInDocument)
    this.source = sheetSource(rows, this.lines, () => world.newId())
  }

  static begin(count: number, seed = 3): Moment {
    const world = new SheetWorld(seed, count)
    const calm = world.rows.all('failure-mode').map((row) => world.edit('failure-mode', { ...row }, 'status', 'open'))
    return new Moment(world, world.rows.applied(calm))
  }

  line = (id: string) => this.lines.find((one) => one.id === id)

  paste(block: string[][], columns: readonly Column[] = WRITTEN, line = 0, lines = this.lines): Plan {
    return planPaste(block, { line, column: 0, lines: 1, columns: 1 }, { lines, columns }, this.source)
  }

  /** As the server does the good rows of a plan: whatever it replaces must stand. */
  take(plan: Plan): Moment {
    const steps = planToBatch(plan, this.source)
    if (steps.length === 0) return this
    const { command } = present(COMMANDS.get('register.batch'), 'the batch')
    const context = { now: '2026-05-01T10:00:00.000Z', streamId: REGISTER_ID }
    return new Moment(this.world, this.rows.applied(command.apply(this.rows, command.schema.parse({ steps }), context)))
  }

  rebase = (plan: Plan) => rebasePlan(plan, this.line, this.source)

  cells(id: string, columns: readonly Column[] = WRITTEN): (string | null)[] | undefined {
    const line = this.line(id)
    return line && columns.map((column) => printCell(column, line, cellTexts(this.rows)))
  }
}

describe('a plan over what others did meanwhile', () => {
  const columns = columnsOf('title', 'component')

  it('WS-90 names the cells that others wrote into, with what stood there and what stands there now', () => {
    const then = Moment.begin(3).take(Moment.begin(3).paste([['A', 'one'], ['B', 'two'], ['C', 'three']], columns))
    const mine = then.paste([['A', 'mine'], ['B', 'mine'], ['C', 'mine']], columns)
    const now = then.take(then.paste([['B', 'theirs']], columns, 1))
    const plan = now.rebase(mine)
    expect(plan).toMatchObject({ moved: 1, problems: 0, good: mine.good })
    expect(needsLook(plan)).toBe(true)
    expect(rowsToLookAt(plan).map(({ line, cells }) => [line?.title, cells[1]])).toEqual([['B', expect.objectContaining({ text: 'mine', moved: { stood: 'two', stands: 'theirs' } })]])
    expect(now.take(plan).lines.map(({ component }) => component)).toEqual(['mine', 'mine', 'mine'])
    expect(now.take(leaveMoved(plan, now.source)).lines.map(({ component }) => component)).toEqual(['mine', 'theirs', 'mine'])
  })

  it('WS-90 has nothing to ask where others wrote the same, or into other cells', () => {
    const then = Moment.begin(3)
    const mine = then.paste([['A', 'same']], columns)
    const now = then.take(then.paste([['same', 'theirs']], columnsOf('component', 'trigger')))
    expect(now.rebase(mine)).toMatchObject({ moved: 0, changes: 1 })
  })

  it('WS-90 asks about a cell that held what was pasted already, and no longer does', () => {
    const begun = Moment.begin(2)
    const then = begun.take(begun.paste([['A', 'kept']], columns))
    const now = then.take(then.paste([['A', 'theirs']], columns))
    const plan = now.rebase(then.paste([['A', 'kept']], columns))
    expect(plan.moved).toBe(1)
    expect(now.take(plan).lines[0]?.component).toBe('kept')
  })

  it('WS-91 refuses a failure mode that is gone, and takes the others', () => {
    const then = Moment.begin(3)
    const mine = then.paste([['A'], ['B'], ['C']], columnsOf('title'))
    const gone = present(then.lines[1], 'the second')
    const now = then.take(planBulkDelete([gone]))
    const plan = now.rebase(mine)
    expect(plan).toMatchObject({ refused: [gone.id], good: [then.lines[0]?.id, then.lines[2]?.id] })
    expect(plan.rows[1]?.problem?.message).toBe('Somebody deleted it meanwhile.')
    expect(now.take(plan).lines.map(({ title }) => title).sort()).toEqual(['A', 'C'])
  })

  it('WS-91 has nothing to delete where somebody else deleted it', () => {
    const then = Moment.begin(2)
    const now = then.take(planBulkDelete(then.lines.slice(0, 1)))
    expect(now.rebase(planBulkDelete(then.lines))).toMatchObject({ good: [then.lines[1]?.id], problems: 0 })
  })

  it('WS-91 refuses new rows that others left no place for, and takes them when there is one again', () => {
    const then = Moment.begin(2)
    const mine = then.paste([['A'], ['B'], ['New']], columnsOf('title'))
    const full = rebasePlan(mine, then.line, { ...then.source, total: FAILURE_MODES_MAX })
    expect(full).toMatchObject({ added: 0, problems: 1 })
    expect(then.rebase(full)).toMatchObject({ added: 1, problems: 0 })
  })

  it('WS-91 judges the rules of a row anew: a cell that is left may take its reason away', () => {
    const then = Moment.begin(1)
    const closing = columnsOf('status', 'closedReason')
    const mine = then.paste([['closed', 'Retired']], closing)
    const now = then.take(then.paste([['closed', 'Replaced']], closing))
    const plan = now.rebase(mine)
    expect(plan.moved).toBe(1)
    expect(leaveMoved(plan, now.source)).toMatchObject({ changes: 0, problems: 0 })
  })
})

describe('any plan over anything', () => {
  const text = fc.constantFrom('a', 'b', 'c')
  const line = fc.tuple(text, text, fc.constantFrom('1', '2', ''), fc.constantFrom('Role 1', 'Role 2', 'Role 1 + Role 3', ''), text, fc.constantFrom('open', 'draft')).map((cells) => [...cells])
  const block = fc.array(line, { minLength: 1, maxLength: 4 })

  it('WS-92 is done over what others did, or beside it, as if it had been made now, and never as a conflict', () => {
    fc.assert(
      fc.property(block, block, fc.nat({ max: 2 }), fc.integer({ min: 1, max: 30 }), (mineBlock, theirBlock, from, seed) => {
        const then = Moment.begin(3, seed)
        const mine = then.paste(mineBlock)
        const now = then.take(then.paste(theirBlock, WRITTEN, from))
        const plan = now.rebase(mine)
        const [over, beside] = [now.take(plan), now.take(leaveMoved(plan, now.source))]
        // Onto the same lines, wherever they stand by now.
        const anew = now.take(now.paste(mineBlock, WRITTEN, 0, then.lines.flatMap(({ id }) => now.line(id) ?? [])))
        for (const { id, line: target, cells } of plan.rows) {
          if (target === null) continue
          const [before, between, all, rest] = [then, now, over, beside].map((moment) => present(moment.cells(id), 'a line that is there'))
          cells.forEach((cell, i) => {
            expect(hasMoved(cell)).toBe(before?.[i] !== between?.[i] && between?.[i] !== all?.[i])
            expect(rest?.[i]).toBe(hasMoved(cell) ? between?.[i] : all?.[i])
          })
          expect(all).toEqual(anew.cells(id))
        }
        expect(over.lines.length).toBe(now.lines.length + mine.added)
      }),
      { numRuns: 60 },
    )
  })
})
