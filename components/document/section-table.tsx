'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { HeadCell, Table, TableFrame } from '@/components/ui/table'

interface SectionTableProps {
  label: string
  heads: readonly string[]
  mayEdit: boolean
  /** What belongs here, shown while there are no rows. */
  empty: string
  /** Adds a row at the end; its words. */
  addLabel: string
  onAdd: () => void
  children: readonly ReactNode[]
}

/** A table of a section as a document sets it, with a row of its own for what can be done with each row. */
export function SectionTable({ label, heads, mayEdit, empty, addLabel, onAdd, children }: SectionTableProps) {
  return (
    <div className="my-2 grid gap-2">
      {children.length === 0 ? (
        <p className={mayEdit ? 'text-muted' : 'text-faint'}>{empty}</p>
      ) : (
        <TableFrame label={label} className="relative">
          <Table>
            <thead>
              <tr>
                {heads.map((head) => (
                  <HeadCell key={head}>{head}</HeadCell>
                ))}
                {mayEdit && (
                  <HeadCell className="w-10 print:hidden">
                    <span className="sr-only">Move or delete</span>
                  </HeadCell>
                )}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </Table>
        </TableFrame>
      )}
      {mayEdit && (
        <div>
          <Button size="small" variant="quiet" icon="plus" onClick={onAdd}>
            {addLabel}
          </Button>
        </div>
      )}
    </div>
  )
}
