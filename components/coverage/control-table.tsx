'use client'

import Link from 'next/link'
import { openRowsHref } from '@/components/coverage/coverage-address'
import { failureModePath } from '@/components/register/use-register'
import { ScoreSummary } from '@/components/score/score-summary'
import { joinClasses } from '@/components/ui/class-names'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import { describeCover, listHoles } from '@/lib/domain/coverage/control-cover'
import type { CoverTotals } from '@/lib/domain/coverage/coverage-tables'
import { COVERAGE_WORDS, type Coverage } from '@/lib/domain/worksheet/filter'
import { coverageOf } from '@/lib/domain/worksheet/filter-match'
import type { ControlCount, WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

const LOOKS: Record<Coverage, string> = {
  existing: 'text-ink',
  planned: 'bg-warning-soft text-warning',
  missing: 'bg-danger-soft font-medium text-danger',
}

/** The first column stays in sight while the others move under it. */
const HEAD_LOOK = 'sticky left-0 z-1 bg-ground py-2 pr-2.5 pl-1'

const tokenOf = (type: ControlType, state: Coverage) => ({ field: `controls-${type}`, op: 'is' as const, values: [state] })

interface ControlTableProps {
  registerCode: string
  /** The lines of the page that is shown. */
  lines: readonly WorksheetLine[]
  totals: CoverTotals
  /** Open failure modes altogether. */
  count: number
}

/** Failure modes by the five types of control: how many exist, how many are planned, and where nothing is. */
export function ControlTable({ registerCode, lines, totals, count }: ControlTableProps) {
  return (
    <TableFrame label="Failure modes by type of control">
      <Table>
        <caption className="sr-only">Failure modes by type of control: existing, planned, missing.</caption>
        <TableHead>
          <tr>
            <HeadCell className="sticky left-0 z-1 bg-ground">Failure mode</HeadCell>
            <HeadCell className="max-sm:hidden">Current</HeadCell>
            {CONTROL_TYPES.map((type) => (
              <HeadCell key={type} className="capitalize">
                {type}
              </HeadCell>
            ))}
            <HeadCell numeric>Holes</HeadCell>
          </tr>
          <TotalsRow {...{ registerCode, totals, count }} />
        </TableHead>
        <tbody>
          {lines.map((line) => (
            <TableRow key={line.id}>
              <th scope="row" className={joinClasses(HEAD_LOOK, 'max-w-96 min-w-36 border-b text-left align-baseline font-normal')}>
                <Link href={failureModePath(registerCode, line.code)} className="mr-2 font-mono whitespace-nowrap">
                  {line.code}
                </Link>
                <span className="wrap-anywhere max-sm:block">{line.title}</span>
                <span className="block pt-1 sm:hidden">
                  <ScoreSummary score={line.scores.current} size="small" />
                </span>
              </th>
              <Cell className="max-sm:hidden">
                <ScoreSummary score={line.scores.current} size="small" />
              </Cell>
              {CONTROL_TYPES.map((type) => (
                <CoverCell key={type} {...{ registerCode, line, type }} count={line.controls[type]} />
              ))}
              <Cell numeric>{listHoles(line.controls).length}</Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  )
}

function CoverCell({ registerCode, line, type, count }: { registerCode: string; line: WorksheetLine; type: ControlType; count: ControlCount }) {
  const state = coverageOf(count)
  const words = describeCover(count)
  return (
    <td className={joinClasses('border-b border-l p-0 align-top', LOOKS[state])}>
      <Link
        href={openRowsHref(registerCode, [tokenOf(type, state)], line.code)}
        aria-label={`${line.code}, ${type}: ${words}`}
        className="block min-w-24 px-2.5 py-2 -outline-offset-2 no-underline first-letter:uppercase hover:underline pointer-coarse:py-3"
      >
        {words}
      </Link>
    </td>
  )
}

/** For how many failure modes each type exists, is planned or is missing; each count leads to them. */
function TotalsRow({ registerCode, totals, count }: Omit<ControlTableProps, 'lines'>) {
  return (
    <tr className="text-xs">
      <th scope="row" className={joinClasses(HEAD_LOOK, 'border-b border-edge/50 text-left align-top font-medium')}>
        All {count.toLocaleString('en')} open
      </th>
      <td className="border-b border-edge/50 max-sm:hidden" />
      {CONTROL_TYPES.map((type) => (
        <td key={type} className="border-b border-l border-edge/50 px-2.5 py-1.5 align-top">
          <ul>
            {COVERAGE_WORDS.map((state) => (
              <li key={state}>
                <TotalLink href={openRowsHref(registerCode, [tokenOf(type, state)])} count={totals[type][state]} type={type} state={state} />
              </li>
            ))}
          </ul>
        </td>
      ))}
      <td className="border-b border-edge/50" />
    </tr>
  )
}

function TotalLink({ href, count, type, state }: { href: string; count: number; type: ControlType; state: Coverage }) {
  const words = (
    <>
      <span className="tabular font-medium">{count.toLocaleString('en')}</span> {state}
    </>
  )
  if (count === 0) return <span className="text-faint">{words}</span>
  const look = state === 'missing' ? 'text-danger' : state === 'planned' ? 'text-warning' : 'text-ink'
  return (
    <Link
      href={href}
      aria-label={`${type}: ${count} ${state}`}
      className={joinClasses('inline-block whitespace-nowrap no-underline hover:underline pointer-coarse:py-3', look)}
    >
      {words}
    </Link>
  )
}
