'use client'

import { shownColumns, stepColumn, toggleColumn } from '@/components/worksheet/column-choice'
import { FROZEN } from '@/components/worksheet/use-grid-columns'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { COLUMNS, findColumn } from '@/lib/domain/worksheet/columns'

interface ColumnsDialogProps {
  /** Ids of the columns in their order; null for the ones that are shown at first. */
  columns: readonly string[] | null
  onChange: (columns: readonly string[] | null) => void
  onClose: () => void
}

/** Which columns are shown, and in what order. Code and failure mode always are. */
export function ColumnsDialog({ columns, onChange, onClose }: ColumnsDialogProps) {
  const shown = shownColumns(columns)
  const movable = shown.slice(FROZEN.length)
  const hidden = COLUMNS.filter(({ id }) => !shown.includes(id))
  return (
    <Dialog
      open
      dismissable
      onClose={onClose}
      width="wide"
      title="Columns"
      description="Each field of a failure mode can be a column. The choice stands in the address."
      footer={
        <>
          <Button variant="quiet" disabled={columns === null} onClick={() => onChange(null)}>
            As at first
          </Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        <fieldset>
          <legend className="mb-1 text-sm font-semibold">Shown</legend>
          {movable.map((id, place) => {
            const label = findColumn(id)?.label ?? id
            return (
              <div key={id} className="flex items-center justify-between gap-2">
                <Checkbox label={label} checked onChange={() => onChange(toggleColumn(columns, id))} />
                <span className="flex">
                  <IconButton icon="arrow-up" label={`Move ${label} to the left`} disabled={place === 0} onClick={() => onChange(stepColumn(columns, id, -1))} />
                  <IconButton icon="arrow-down" label={`Move ${label} to the right`} disabled={place === movable.length - 1} onClick={() => onChange(stepColumn(columns, id, 1))} />
                </span>
              </div>
            )
          })}
        </fieldset>
        <fieldset>
          <legend className="mb-1 text-sm font-semibold">Not shown</legend>
          {hidden.map(({ id, label }) => (
            <Checkbox key={id} label={label} checked={false} onChange={() => onChange(toggleColumn(columns, id))} />
          ))}
        </fieldset>
      </div>
    </Dialog>
  )
}
