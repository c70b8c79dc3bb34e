import type { ReactNode } from 'react'
import { countRows } from '@/components/import/count-rows'
import type { RefusedTableRow, TablePreview, TableProblem } from '@/components/import/table-doors'
import type { TableDesk } from '@/components/import/use-table-import'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'

/** Rows that cannot become failure modes as they stand, each with its remedy and, where the file itself shows one, a repair. */
export function RefusedRows({ desk }: { desk: TableDesk }) {
  const { preview, choice, choose } = desk
  const { refused, refusedCount, repaired, rowWord } = preview
  const offered = refused.flatMap(({ row, repair }) => (repair ? [row] : []))
  const rereads = refused.filter(({ repair }) => repair?.kind === 'reread')
  if (refusedCount === 0 && repaired.length === 0) return null
  return (
    <section>
      <h3 className="text-lg font-semibold">Rows with a problem</h3>
      <div className="mt-1 mb-3 flex flex-wrap items-center gap-x-6 gap-y-1">
        <Checkbox
          label={`Leave out ${countRows(refusedCount)} with a problem`}
          checked={choice.problems === 'skip'}
          onChange={(event) => choose({ problems: event.target.checked ? 'skip' : 'stop' })}
        />
        {rereads.length > 1 && (
          <Button size="small" onClick={() => choose({ repairs: [...choice.repairs, ...rereads.map(({ row }) => row)] })}>
            Read the {rereads.length} quoted rows once more
          </Button>
        )}
        {repaired.length > 0 && (
          <Button size="small" variant="quiet" onClick={() => choose({ repairs: [] })}>
            Take back {repaired.length === 1 ? 'the repair' : `${repaired.length} repairs`}
          </Button>
        )}
      </div>
      {refusedCount > 0 && (
        <TableFrame label="Rows with a problem" className="max-h-96">
          <Table>
            <ProblemHead rowWord={rowWord} last={offered.length > 0 ? 'Repair' : null} />
            <tbody>
              {refused.flatMap((row) => problemRows(row, offered.length > 0, () => choose({ repairs: [...choice.repairs, row.row] })))}
            </tbody>
          </Table>
        </TableFrame>
      )}
      {refused.length < refusedCount && <p className="mt-2 text-sm text-muted">and {countRows(refusedCount - refused.length)} more</p>}
    </section>
  )
}

function problemRows({ row, problems, repair }: RefusedTableRow, hasRepairs: boolean, onRepair: () => void) {
  return problems
    .filter(({ severity }) => severity === 'error')
    .map((problem, i) => (
      <ProblemRow key={`${row} ${i}`} problem={problem}>
        {hasRepairs && (
          <Cell className="min-w-56">
            {repair && i === 0 && (
              <>
                <Button size="small" aria-label={`${repair.kind === 'join' ? 'Join the cells of' : 'Read once more'} ${row}`} onClick={onRepair}>
                  {repair.kind === 'join' ? 'Join the cells' : 'Read once more'}
                </Button>
                <p className="mt-1 text-xs text-muted wrap-anywhere">{repair.cells.map((cell) => cell.trim()).join(' | ')}</p>
              </>
            )}
          </Cell>
        )}
      </ProblemRow>
    ))
}

/** What does not keep a row out and is worth knowing. */
export function Warnings({ preview: { warnings, warningCount, rowWord } }: { preview: TablePreview }) {
  if (warningCount === 0) return null
  return (
    <section>
      <h3 className="mb-3 text-lg font-semibold">Warnings</h3>
      <TableFrame label="Warnings" className="max-h-96">
        <Table>
          <ProblemHead rowWord={rowWord} last={null} />
          <tbody>
            {warnings.map((problem, i) => (
              <ProblemRow key={i} problem={problem} />
            ))}
          </tbody>
        </Table>
      </TableFrame>
    </section>
  )
}

function ProblemHead({ rowWord, last }: { rowWord: string; last: string | null }) {
  return (
    <TableHead>
      <tr>
        <HeadCell numeric className="capitalize">
          {rowWord}
        </HeadCell>
        <HeadCell>Sheet and column</HeadCell>
        <HeadCell>What is wrong</HeadCell>
        <HeadCell>What would be right</HeadCell>
        {last && <HeadCell>{last}</HeadCell>}
      </tr>
    </TableHead>
  )
}

function ProblemRow({ problem, children }: { problem: TableProblem; children?: ReactNode }) {
  return (
    <TableRow>
      <Cell numeric>{problem.row}</Cell>
      <Cell className="min-w-28 wrap-anywhere">{[problem.sheet, problem.column].filter(Boolean).join(', ') || 'The whole row'}</Cell>
      <Cell className="min-w-48 wrap-anywhere">{problem.message}</Cell>
      <Cell className="min-w-48 text-muted wrap-anywhere">{problem.hint}</Cell>
      {children}
    </TableRow>
  )
}

/** What of the file is no failure mode, and what was filled from above. */
export function PassedOver({ preview: { passed, filled } }: { preview: TablePreview }) {
  if (passed.length === 0 && filled.length === 0) return null
  return (
    <section>
      <h3 className="mb-2 text-lg font-semibold">Passed over and filled in</h3>
      <ul className="grid gap-1 text-sm">
        {passed.map(({ what, place, count }, i) => (
          <li key={i} className="wrap-anywhere">
            {what}: {place} <span className="text-muted">({countRows(count)})</span>
          </li>
        ))}
        {filled.length > 0 && <li className="wrap-anywhere">Filled from above: {filled.join(', ')}</li>}
      </ul>
    </section>
  )
}
