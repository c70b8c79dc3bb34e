'use client'

import { useState } from 'react'
import type { ImportProblem } from '@/components/import/import-doors'
import { Badge } from '@/components/ui/badge'
import { joinClasses } from '@/components/ui/class-names'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'

const FILTERS = [
  { value: 'all', label: 'All' },
  { value: 'error', label: 'Errors' },
  { value: 'warning', label: 'Warnings' },
] as const
type Filter = (typeof FILTERS)[number]['value']

/** What is wrong with a file, errors first, each with its line and its remedy. */
export function ProblemTable({ problems }: { problems: readonly ImportProblem[] }) {
  const [filter, setFilter] = useState<Filter>('all')
  const count = (value: Filter) => problems.filter((problem) => value === 'all' || problem.severity === value).length
  const shown = problems
    .filter((problem) => filter === 'all' || problem.severity === filter)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.line - b.line)
  return (
    <div className="grid gap-3">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">Show</legend>
        {FILTERS.map(({ value, label }) => (
          <label
            key={value}
            className={joinClasses(
              'inline-flex min-h-7 cursor-pointer items-center gap-1.5 rounded-md border px-2 text-sm pointer-coarse:min-h-11',
              'has-focus-visible:outline-2 has-focus-visible:outline-accent',
              filter === value ? 'border-edge bg-sunk text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            <input type="radio" name="severity" className="sr-only" checked={filter === value} onChange={() => setFilter(value)} />
            {label} <span className="tabular text-xs">{count(value)}</span>
          </label>
        ))}
      </fieldset>
      <TableFrame label="Problems of the file" className="relative max-h-96">
        <Table>
          <TableHead>
            <tr>
              <HeadCell numeric>Line</HeadCell>
              <HeadCell>Kind</HeadCell>
              <HeadCell>What is wrong</HeadCell>
              <HeadCell>What would be right</HeadCell>
            </tr>
          </TableHead>
          <tbody>
            {shown.map((problem, i) => (
              <TableRow key={i}>
                <Cell numeric>{problem.line}</Cell>
                <Cell>
                  {problem.severity === 'error' ? <Badge tone="danger">Error</Badge> : <Badge tone="warning">Warning</Badge>}
                </Cell>
                <Cell className="min-w-48 wrap-anywhere">{problem.message}</Cell>
                <Cell className="min-w-48 text-muted wrap-anywhere">{problem.hint}</Cell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </TableFrame>
    </div>
  )
}

function rankOf(problem: ImportProblem): number {
  return problem.severity === 'error' ? 0 : 1
}
