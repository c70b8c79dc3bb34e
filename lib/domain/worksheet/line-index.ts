import type { RegisterRows } from '@/lib/domain/register/rows-to-content'
import type { Filter } from '@/lib/domain/worksheet/filter'
import { printFilter } from '@/lib/domain/worksheet/filter'
import type { FilterReader } from '@/lib/domain/worksheet/filter-match'
import { FilterResults, splitWords, type IndexedLine } from '@/lib/domain/worksheet/filter-results'
import { groupLines, type GroupBy, type LineSection } from '@/lib/domain/worksheet/group'
import { patchSections } from '@/lib/domain/worksheet/patch-sections'
import { sameLine } from '@/lib/domain/worksheet/same-line'
import { compareInDocument, lineOrder, printSort, sortFromDocument, type LineOrder, type SortKey } from '@/lib/domain/worksheet/sort'
import { patchSorted } from '@/lib/domain/worksheet/sorted-lines'
import type { Touched } from '@/lib/domain/worksheet/touched-lines'
import { makeLine, type LineContext, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What is asked of a register's lines. */
export interface LineQuery {
  filters: readonly Filter[]
  /** Words to look for in code, title, component and owners; the empty string looks for nothing. */
  text: string
  /** Ids that the server found for the words in all texts. A line passes when it is among them or holds the words itself; null without. */
  textIds: ReadonlySet<string> | null
  sort: readonly SortKey[]
  group: GroupBy | null
  reader: FilterReader
}

/** What a worksheet shows. The same object until something in it changes; a line or section that did not change stays the same object. */
export interface LineView {
  /** Lines that pass, in their order. */
  lines: readonly WorksheetLine[]
  /** The same lines by group; null when they are not grouped. */
  sections: readonly LineSection[] | null
  /** How many lines there are, whether they pass or not. */
  total: number
}

export const EMPTY_QUERY: LineQuery = { filters: [], text: '', textIds: null, sort: [], group: null, reader: { membershipId: null } }

/**
 * The index of our own behind the worksheet: lines of a register, filtered, sorted and grouped. Each event patches it; at 20,000 lines it
 * finds the place of a changed line by halving, and tests it alone.
 */
export class WorksheetIndex {
  private readonly byId = new Map<string, IndexedLine>()
  private readonly results = new FilterResults()
  /** All lines as they stand in the document, and in the order of the query. */
  private inDocument: readonly IndexedLine[] = []
  private inOrder: readonly IndexedLine[] = []
  private order: LineOrder = compareInDocument
  private query: LineQuery = EMPTY_QUERY
  private shown: LineView = { lines: [], sections: null, total: 0 }

  constructor(private context: LineContext) {}

  /** What is shown now. */
  get view(): LineView {
    return this.shown
  }

  /** The line of a failure mode, whether it passes or not. */
  line(id: string): WorksheetLine | undefined {
    return this.byId.get(id)?.line
  }

  /** All lines, whether they pass or not, as they stand in the document. */
  listAll(): WorksheetLine[] {
    return this.inDocument.map(({ line }) => line)
  }

  /** Makes touched lines anew from rows. Another context (a day, a policy) touches them all. Returns what is shown now. */
  update(rows: RegisterRows, touched: Touched, context: LineContext = this.context): LineView {
    const isOther = context.today !== this.context.today || context.policy !== this.context.policy
    this.context = context
    const ids = touched === 'all' || isOther ? new Set([...this.byId.keys(), ...rows.all('failure-mode').map(({ id }) => id)]) : touched
    const [gone, come]: [IndexedLine[], IndexedLine[]] = [[], []]
    for (const id of ids) this.replace(rows, id, gone, come)
    if (gone.length > 0 || come.length > 0) this.patch(gone, come)
    return this.shown
  }

  /** Shows something else. Returns what is shown now: the same object when nothing else was asked. */
  show(query: LineQuery): LineView {
    const before = this.query
    this.query = query
    const isSorted = printSort(query.sort) === printSort(before.sort)
    if (!isSorted) {
      this.order = lineOrder(query.sort)
      this.inOrder = sortFromDocument(this.inDocument, ({ line }) => line, query.sort)
    }
    if (!isSorted || !isSameSearch(before, query)) this.filterAnew()
    else if (before.group !== query.group) this.shown = { ...this.shown, sections: this.groupAnew(this.shown.lines) }
    return this.shown
  }

  private replace(rows: RegisterRows, id: string, gone: IndexedLine[], come: IndexedLine[]): void {
    const before = this.byId.get(id)
    const line = makeLine(rows, id, this.context)
    if (before && line && sameLine(before.line, line)) return
    if (before) {
      gone.push(before)
      this.results.leave(before)
      this.byId.delete(id)
    }
    if (line) {
      const member = this.results.enter(line)
      come.push(member)
      // The row's own text, and not one of the same letters that an event came with.
      this.byId.set(line.id, member)
    }
  }

  private patch(gone: readonly IndexedLine[], come: readonly IndexedLine[]): void {
    const { order, query } = this
    const isDocument = this.inOrder === this.inDocument
    this.inDocument = patchSorted(this.inDocument, gone, come, (a, b) => compareInDocument(a.line, b.line))
    this.inOrder = isDocument ? this.inDocument : patchSorted(this.inOrder, gone, come, (a, b) => order(a.line, b.line))
    const leaving = gone.map(({ line }) => line)
    const entering = come.filter(this.test()).map(({ line }) => line)
    const { lines, sections, total } = this.shown
    const next = patchSorted(lines, leaving, entering, order)
    // A change of what is not shown leaves the view as it was.
    if (total === this.inOrder.length && isSameList(lines, next)) return
    const patched = query.group && sections ? patchSections(sections, leaving, entering, query.group, order) : null
    this.shown = { lines: next, sections: patched, total: this.inOrder.length }
  }

  private filterAnew(): void {
    const test = this.test()
    const lines: WorksheetLine[] = []
    for (const member of this.inOrder) if (test(member)) lines.push(member.line)
    this.shown = { lines, sections: this.groupAnew(lines), total: this.inOrder.length }
  }

  private groupAnew(lines: readonly WorksheetLine[]): LineSection[] | null {
    return this.query.group === null ? null : groupLines(lines, this.query.group)
  }

  /** Whether a line passes the query, looked up in the results of its tokens and words. */
  private test(): (member: IndexedLine) => boolean {
    const { filters, reader, text, textIds } = this.query
    const tokens = filters.map((filter) => this.results.ofFilter(filter, reader, this.inDocument))
    const words = splitWords(text).map((word) => this.results.ofWord(word, this.inDocument))
    if (textIds === null) return passesAll([...tokens, ...words])
    // Those that the server found are looked up, and not every line among them.
    const found = new Set<number>()
    for (const id of textIds) {
      const member = this.byId.get(id)
      if (member) found.add(member.slot)
    }
    const [hasTokens, hasWords] = [passesAll(tokens), passesAll(words)]
    return (member) => hasTokens(member) && ((words.length > 0 && hasWords(member)) || found.has(member.slot))
  }
}

function passesAll(results: readonly Uint8Array[]): (member: IndexedLine) => boolean {
  const [only] = results
  if (results.length === 1 && only) return ({ slot }) => only[slot] === 1
  return ({ slot }) => results.every((passing) => passing[slot] === 1)
}

function isSameSearch(a: LineQuery, b: LineQuery): boolean {
  if (a.textIds !== b.textIds || a.reader.membershipId !== b.reader.membershipId) return false
  return a.text === b.text && a.filters.map(printFilter).join(' ') === b.filters.map(printFilter).join(' ')
}

function isSameList(a: readonly WorksheetLine[], b: readonly WorksheetLine[]): boolean {
  return a.length === b.length && a.every((line, i) => line === b[i])
}
