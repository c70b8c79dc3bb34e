import type { AddPlace, GridItem } from '@/components/worksheet/grid-item'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import { makeSection, type GroupBy, type LineSection } from '@/lib/domain/worksheet/group'
import type { LineView } from '@/lib/domain/worksheet/line-index'
import { placeIn } from '@/lib/domain/worksheet/sorted-lines'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

export interface ItemsInput {
  view: LineView
  group: GroupBy | null
  /** Keys of the groups whose lines are folded away. */
  folded: ReadonlySet<string>
  /** The register's categories in their order. */
  categories: readonly CategoryRow[]
  /** True while a filter or words leave lines out: empty categories and places for new lines would only be in the way. */
  isFiltered: boolean
  /** True while only the first lines are in hand: nobody knows yet which categories are empty, and where a category ends. */
  isBegun: boolean
  mayAdd: boolean
  /** Where somebody is typing a new failure mode in the middle of the list. */
  adding: AddPlace | null
}

type OtherItem = Exclude<GridItem, { kind: 'line' }>

/** A run of lines, or an item that is none; from its first place to behind its last one. */
type Piece = { from: number; to: number } & ({ lines: readonly WorksheetLine[] } | { item: OtherItem })

/**
 * The rows of the grid under its head. Lines stand in it as the runs that the view has them in, and become items when they are asked for: of ten
 * thousand a screen shows thirty, and with every key of a search they are others.
 */
export class GridItems {
  private readonly pieces: Piece[] = []
  /** The piece that was asked last: whoever goes through the rows asks it again. */
  private near: Piece | undefined

  /** How many there are. */
  get length(): number {
    return this.pieces.at(-1)?.to ?? 0
  }

  pushLines(lines: readonly WorksheetLine[]): void {
    const from = this.length
    if (lines.length > 0) this.pieces.push({ from, to: from + lines.length, lines })
  }

  push(item: OtherItem): void {
    const from = this.length
    this.pieces.push({ from, to: from + 1, item })
  }

  /** The item at a place from 0; undefined where there is none. */
  at(index: number): GridItem | undefined {
    const piece = this.pieceAt(index)
    if (!piece) return undefined
    if ('item' in piece) return piece.item
    const line = piece.lines[index - piece.from]
    return line && lineItem(line)
  }

  /** What kind of item stands at a place; a line where there is none. */
  kindAt(index: number): GridItem['kind'] {
    const piece = this.pieceAt(index)
    return piece && 'item' in piece ? piece.item.kind : 'line'
  }

  /** The key of the item at a place; empty where there is none. */
  keyAt(index: number): string {
    return this.at(index)?.key ?? ''
  }

  /** Where a line stands; undefined when it is not shown. */
  placeOfLine(line: WorksheetLine): number | undefined {
    for (const piece of this.pieces) {
      const place = 'lines' in piece ? piece.lines.indexOf(line) : -1
      if (place >= 0) return piece.from + place
    }
    return undefined
  }

  /** Where the item that is no line stands that has a key; undefined when there is none. */
  placeOfOther(key: string): number | undefined {
    return this.pieces.find((piece) => 'item' in piece && piece.item.key === key)?.from
  }

  /** Places of the groups. */
  groups(): number[] {
    return this.pieces.flatMap((piece) => ('item' in piece && piece.item.kind === 'group' ? [piece.from] : []))
  }

  /** All lines, in their order. */
  lines(): WorksheetLine[] {
    return this.pieces.flatMap((piece) => ('lines' in piece ? piece.lines : []))
  }

  /** Groups and lines from the first on, at most so many. */
  list(most: number): GridItem[] {
    const shown: GridItem[] = []
    for (let index = 0; index < this.length && shown.length < most; index += 1) {
      const item = this.at(index)
      if (item && item.kind !== 'add') shown.push(item)
    }
    return shown
  }

  private pieceAt(index: number): Piece | undefined {
    if (index < 0 || index >= this.length) return undefined
    const { near } = this
    if (near && near.from <= index && index < near.to) return near
    return (this.near = this.pieces[placeIn(this.pieces, index, (piece, place) => piece.to - place - 1)])
  }
}

/** Groups with their lines, or one list, with the places where a new failure mode is typed. */
export function buildItems(input: ItemsInput): GridItems {
  const { view, group, folded, categories } = input
  const mayAdd = input.mayAdd && !input.isFiltered && !input.isBegun
  const items = new GridItems()
  const byId = new Map(categories.map((category) => [category.id, category]))
  for (const section of sectionsOf(input)) {
    const isFolded = folded.has(section.key)
    items.push({ kind: 'group', key: `group ${section.key}`, section, isFolded })
    if (isFolded) continue
    pushLines(items, section.lines, input)
    const category = group === 'category' ? byId.get(section.key) : undefined
    if (category && mayAdd) items.push(addItem({ categoryId: category.id, categoryTitle: category.title, after: null }))
  }
  if (view.sections === null) pushLines(items, view.lines, input)
  const last = categories.find(({ id }) => id === view.lines.at(-1)?.categoryId) ?? categories[0]
  if (group !== 'category' && mayAdd && last) items.push(addItem({ categoryId: last.id, categoryTitle: last.title, after: null }))
  return items
}

function pushLines(items: GridItems, lines: readonly WorksheetLine[], { adding }: ItemsInput): void {
  const cut = adding?.after ? lines.findIndex(({ id }) => id === adding.after?.id) + 1 : 0
  if (!adding || cut === 0) return items.pushLines(lines)
  items.pushLines(lines.slice(0, cut))
  items.push(addItem(adding))
  items.pushLines(lines.slice(cut))
}

function addItem(place: AddPlace): OtherItem {
  return { kind: 'add', key: addKey(place), place }
}

/** Key of the row in which a new failure mode is typed. */
export function addKey({ categoryId, after }: AddPlace): string {
  return after ? `add after ${after.id}` : `add ${categoryId}`
}

// A line that did not change is the same row.
const known = new WeakMap<WorksheetLine, GridItem>()

function lineItem(line: WorksheetLine): GridItem {
  const before = known.get(line)
  if (before) return before
  const item: GridItem = { kind: 'line', key: line.id, line }
  known.set(line, item)
  return item
}

/** Categories stand also while they are empty, unless a filter asks for something. */
function sectionsOf({ view, group, categories, isFiltered, isBegun }: ItemsInput): readonly LineSection[] {
  if (view.sections === null) return []
  if (group !== 'category' || isFiltered || isBegun) return view.sections
  const found = new Map(view.sections.map((section) => [section.key, section]))
  const all = categories.map((category) => found.get(category.id) ?? makeSection({ key: category.id, label: category.title, place: category.orderKey }, []))
  const strays = view.sections.filter(({ key }) => !categories.some(({ id }) => id === key))
  return [...all, ...strays]
}
