'use client'

import type { ReactTable } from '@tanstack/react-table'
import { narrowLook, NUMERIC, type features, type TableLine } from '@/components/register/table-columns'
import { Icon } from '@/components/ui/icon'
import { HeadCell, TableHead } from '@/components/ui/table'

const SORT_WORDS = { asc: 'ascending', desc: 'descending', none: 'none' } as const

interface RegisterTableHeadProps {
  table: ReactTable<typeof features, TableLine>
  mayEdit: boolean
}

/** The head of the register's table; each column sorts with a press. */
export function RegisterTableHead({ table, mayEdit }: RegisterTableHeadProps) {
  return (
    <TableHead>
      <tr>
        {table.getFlatHeaders().map((header) => {
          const direction = header.column.getIsSorted()
          return (
            <HeadCell
              key={header.id}
              numeric={NUMERIC.has(header.column.id)}
              className={narrowLook(header.column.id)}
              aria-sort={SORT_WORDS[direction || 'none']}
            >
              <button
                type="button"
                className="inline-flex items-center gap-1 hover:text-ink pointer-coarse:min-h-11"
                onClick={header.column.getToggleSortingHandler()}
              >
                <table.FlexRender header={header} />
                {direction && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={12} />}
              </button>
            </HeadCell>
          )
        })}
        {mayEdit && (
          <HeadCell className="print:hidden">
            <span className="sr-only">Actions</span>
          </HeadCell>
        )}
      </tr>
    </TableHead>
  )
}
