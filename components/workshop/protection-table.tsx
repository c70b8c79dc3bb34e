'use client'

import { joinClasses } from '@/components/ui/class-names'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { PROTECTION_WORDS, PROTECTIONS, protectionOf, type Standing } from '@/lib/domain/workshop/protection'
import { useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

const WORDS = { there: 'yes', planned: 'planned', missing: 'hole' } as const satisfies Record<Standing, string>
const LOOKS = {
  there: 'text-muted',
  planned: 'bg-warning-soft text-warning',
  missing: 'bg-danger-soft font-medium text-danger',
} as const satisfies Record<Standing, string>

interface ProtectionTableProps {
  list: readonly FailureModeRow[]
  chosen?: FailureModeRow
  /** Left out where there is nothing to press. */
  onChoose?: (row: FailureModeRow) => void
}

/** The failure modes of a meeting by what protects them; a press on one opens it below. */
export function ProtectionTable({ list, chosen, onChoose }: ProtectionTableProps) {
  const { rows } = useRoomView()
  const isWhole = useWholeFailureModes(list.map(({ id }) => id))
  return (
    <TableFrame label="What protects us">
      <Table className="projector:text-lg">
        <caption className="sr-only">Failure modes of this meeting by what protects us: there, planned, or a hole.</caption>
        <TableHead>
          <tr>
            <HeadCell>Failure mode</HeadCell>
            {PROTECTIONS.map((one) => (
              <HeadCell key={one}>{PROTECTION_WORDS[one]}</HeadCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {list.map((row) => {
            const protection = isWhole(row.id) ? protectionOf(rows, row) : null
            return (
              <TableRow key={row.id} aria-selected={row.id === chosen?.id}>
                <th scope="row" className="max-w-80 min-w-44 border-b py-1 pr-2 pl-1 text-left font-normal">
                  {onChoose ? (
                    <button type="button" onClick={() => onChoose(row)} className="text-left wrap-anywhere hover:underline pointer-coarse:min-h-11">
                      <RowName row={row} isChosen={row.id === chosen?.id} />
                    </button>
                  ) : (
                    <RowName row={row} isChosen={false} />
                  )}
                </th>
                {PROTECTIONS.map((one) => {
                  const standing = protection?.[one]
                  return (
                    <Cell key={one} className={joinClasses('border-l', standing && LOOKS[standing])}>
                      {standing ? WORDS[standing] : '…'}
                    </Cell>
                  )
                })}
              </TableRow>
            )
          })}
        </tbody>
      </Table>
    </TableFrame>
  )
}

function RowName({ row, isChosen }: { row: FailureModeRow; isChosen: boolean }) {
  return (
    <>
      <span className="mr-2 font-mono text-muted">{row.code || 'new'}</span>
      <span className={isChosen ? 'font-semibold' : undefined}>{row.title}</span>
    </>
  )
}
