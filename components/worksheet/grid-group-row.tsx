'use client'

import { memo } from 'react'
import type { GridItem } from '@/components/worksheet/grid-item'
import { useGridHands } from '@/components/worksheet/grid-hands'
import { BandBadge } from '@/components/score/band-badge'
import { Icon } from '@/components/ui/icon'
import { IconButton } from '@/components/ui/icon-button'

export interface GridGroupRowProps {
  item: GridItem & { kind: 'group' }
  row: number
  top: number
  height: number
  width: number
  /** Pixels of the grid that are in sight. */
  viewWidth: number | '100%'
  columnCount: number
  /** Height of it and all its lines: while they pass beneath it, it stays in sight. */
  span: number
  /** Height of the head that it stays under. */
  headHeight: number
  isFocus: boolean
  /** False while the first lines of the register stand alone: then nobody knows how many the group has. */
  isCounted: boolean
  /** True for a group that has something to choose from, such as a category. */
  hasMenu: boolean
}

/** The line above a group: its name, how many there are, the worst band among them. */
export const GridGroupRow = memo(function GridGroupRow(props: GridGroupRowProps) {
  const { item, row, top, height, width, viewWidth, columnCount, span, headHeight, isFocus, isCounted, hasMenu } = props
  const { toggleFold, openGroupMenu } = useGridHands()
  const { section, isFolded, key } = item
  return (
    <div role="presentation" style={{ top, height: span, width }} className="pointer-events-none absolute left-0 min-w-full">
      <div role="row" data-row={row} aria-rowindex={row + 1} style={{ top: headHeight, height }} className="pointer-events-auto sticky z-4 bg-ground">
        <div
          role="gridcell"
          data-cell={key}
          aria-colindex={1}
          aria-colspan={columnCount}
          aria-expanded={!isFolded}
          tabIndex={isFocus ? 0 : -1}
          style={{ width: viewWidth }}
          className="sticky left-0 flex h-full items-end gap-2.5 border-b border-edge/40 px-1.5 pb-1.5 focus:outline-2 focus:-outline-offset-2 focus:outline-accent"
        >
          <button
            type="button"
            tabIndex={-1}
            aria-label={isFolded ? `Unfold ${section.label}` : `Fold ${section.label}`}
            onClick={() => toggleFold(section.key)}
            className="-my-1 -ml-1 inline-flex size-6 items-center justify-center self-end rounded-sm text-muted hover:bg-sunk hover:text-ink pointer-coarse:size-11 print:hidden"
          >
            <Icon name={isFolded ? 'chevron-right' : 'chevron-down'} size={14} />
          </button>
          <h2 className="truncate text-base leading-5 font-semibold">{section.label}</h2>
          {isCounted && <span className="tabular text-sm leading-5 text-muted">{section.count.toLocaleString('en')}</span>}
          {isCounted && section.worst && <BandBadge band={section.worst} size="small" />}
          {hasMenu && (
            <IconButton
              icon="more"
              label={`More for ${section.label}`}
              tabIndex={-1}
              aria-haspopup="menu"
              onClick={(event) => openGroupMenu(key, event.currentTarget)}
              className="-my-1.5"
            />
          )}
        </div>
      </div>
    </div>
  )
})
