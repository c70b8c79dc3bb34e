import { stepColumn, toggleColumn, withSort } from '@/components/worksheet/column-choice'
import { FROZEN } from '@/components/worksheet/use-grid-columns'
import type { MenuItem } from '@/components/ui/menu'
import type { CategoryRow } from '@/lib/domain/register/register-rows'
import type { Column } from '@/lib/domain/worksheet/columns'
import { filterOpsOf } from '@/lib/domain/worksheet/filter'
import { GROUPS } from '@/lib/domain/worksheet/group'
import { SORT_FIELDS } from '@/lib/domain/worksheet/sort'
import type { WorksheetState } from '@/lib/domain/worksheet/worksheet-address'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

interface ColumnMenuInput {
  column: Column
  state: WorksheetState
  change(part: Partial<WorksheetState>): void
  onFilter(columnId: string): void
}

/** What can be done with a column. */
export function columnMenu({ column, state, change, onFilter }: ColumnMenuInput): MenuItem[] {
  const { id } = column
  const group = GROUPS.find((one) => one === id)
  const sorts = SORT_FIELDS.includes(id)
  const sort = (desc: boolean) => change({ sort: [{ column: id, desc }] })
  const isSortedByOther = state.sort.some((key) => key.column !== id)
  const isFixed = FROZEN.includes(id)
  const step = (by: -1 | 1) => change({ columns: stepColumn(state.columns, id, by) })
  return [
    { label: 'Sort ascending', icon: 'arrow-up', disabled: !sorts, onSelect: () => sort(false) },
    { label: 'Sort descending', icon: 'arrow-down', disabled: !sorts, onSelect: () => sort(true) },
    ...(isSortedByOther && sorts
      ? [
          { label: 'Then by this, ascending', onSelect: () => change({ sort: withSort(state.sort, { column: id, desc: false }) }) },
          { label: 'Then by this, descending', onSelect: () => change({ sort: withSort(state.sort, { column: id, desc: true }) }) },
        ]
      : []),
    ...(group ? [{ label: 'Group by this', startsGroup: true, disabled: state.group === group, onSelect: () => change({ group }) }] : []),
    { label: 'Filter…', icon: 'filter', startsGroup: !group, disabled: filterOpsOf(id).length === 0, onSelect: () => onFilter(id) },
    { label: 'Move left', startsGroup: true, disabled: isFixed, onSelect: () => step(-1) },
    { label: 'Move right', disabled: isFixed, onSelect: () => step(1) },
    { label: 'Hide this column', disabled: isFixed, onSelect: () => change({ columns: toggleColumn(state.columns, id) }) },
  ]
}

interface RowMenuInput {
  line: WorksheetLine
  categories: readonly CategoryRow[]
  mayEdit: boolean
  /** True while the lines stand as in the document, so that moving one is seen. */
  isInOrder: boolean
  open(): void
  peek(): void
  addBelow(): void
  move(step: -1 | 1): void
  moveTo(category: CategoryRow): void
  remove(): void
}

/** What can be done with a failure mode as a whole. */
export function rowMenu({ line, categories, mayEdit, isInOrder, open, peek, addBelow, move, moveTo, remove }: RowMenuInput): MenuItem[] {
  const looks: MenuItem[] = [
    { label: 'Open the page', icon: 'arrow-right', onSelect: open },
    { label: 'Open beside the grid', icon: 'eye', onSelect: peek },
  ]
  if (!mayEdit) return looks
  const others = categories.filter(({ id }) => id !== line.categoryId)
  return [
    ...looks,
    { label: 'Add one below', icon: 'plus', startsGroup: true, onSelect: addBelow },
    { label: 'Move up', disabled: !isInOrder, onSelect: () => move(-1) },
    { label: 'Move down', disabled: !isInOrder, onSelect: () => move(1) },
    ...others.map((category, i): MenuItem => ({ label: `Move to ${category.title}`, startsGroup: i === 0, onSelect: () => moveTo(category) })),
    { label: 'Delete', icon: 'trash', danger: true, startsGroup: true, onSelect: remove },
  ]
}

interface GroupMenuInput {
  place: number
  count: number
  rename(): void
  move(step: -1 | 1): void
  remove(): void
}

/** What can be done with a category. */
export function categoryMenu({ place, count, rename, move, remove }: GroupMenuInput): MenuItem[] {
  return [
    { label: 'Rename…', icon: 'edit', onSelect: rename },
    { label: 'Move up', disabled: place === 0, onSelect: () => move(-1) },
    { label: 'Move down', disabled: place === count - 1, onSelect: () => move(1) },
    { label: 'Delete category', icon: 'trash', danger: true, startsGroup: true, onSelect: remove },
  ]
}
