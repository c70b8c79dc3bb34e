import type { AddPlace, GridItem } from '@/components/worksheet/grid-item'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import { makeSection, type GroupBy, type LineSection } from '@/lib/domain/worksheet/group'
import type { LineView } from '@/lib/domain/worksheet/line-index'
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

/** The rows of the grid under its head: groups with their lines, or one list, with the places where a new failure mode is typed. */
export function buildItems(input: ItemsInput): GridItem[] {
  const { view, group, folded, categories } = input
  const mayAdd = input.mayAdd && !input.isFiltered && !input.isBegun
  const items: GridItem[] = []
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

function pushLines(items: GridItem[], lines: readonly WorksheetLine[], { adding }: ItemsInput): void {
  for (const line of lines) {
    items.push(lineItem(line))
    if (adding?.after?.id === line.id) items.push(addItem(adding))
  }
}

function addItem(place: AddPlace): GridItem {
  return { kind: 'add', key: addKey(place), place }
}

/** Key of the row in which a new failure mode is typed. */
export function addKey({ categoryId, after }: AddPlace): string {
  return after ? `add after ${after.id}` : `add ${categoryId}`
}

// A line that did not change is the same row, so that nothing is made for it again at every key.
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
