'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { ControlTable } from '@/components/coverage/control-table'
import { coverageHref, COVERAGE_SORTS, type CoverageSort, type CoverageState } from '@/components/coverage/coverage-address'
import { replaceAddress } from '@/components/coverage/replace-address'
import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { listHoles } from '@/lib/domain/coverage/control-cover'
import { countCover } from '@/lib/domain/coverage/coverage-tables'
import { compareCodes } from '@/lib/domain/coverage/open-lines'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

const SORT_WORDS: Record<CoverageSort, string> = { risk: 'Worst risk first', holes: 'Most holes first', code: 'By code' }

/** Rows of one page: enough to read through, few enough to draw at once at twenty thousand. */
const PAGE_ROWS = 200

/** Control coverage with its order, its holes and its pages, all in the address. */
export function ControlCoverage({ registerCode, lines, state }: { registerCode: string; lines: readonly WorksheetLine[]; state: CoverageState }) {
  const go = (part: Partial<CoverageState>) => replaceAddress(coverageHref(registerCode, { ...state, page: 1, ...part }))
  const totals = useMemo(() => countCover(lines), [lines])
  const listed = useMemo(() => arrange(lines, state.holes, state.sort), [lines, state.holes, state.sort])
  const withHoles = useMemo(() => lines.filter((line) => listHoles(line.controls).length > 0).length, [lines])
  const pages = Math.max(1, Math.ceil(listed.length / PAGE_ROWS))
  const page = Math.min(state.page, pages)
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
        <Select
          label="Order"
          className="w-full sm:w-52"
          value={state.sort}
          options={COVERAGE_SORTS.map((value) => ({ value, label: SORT_WORDS[value] }))}
          onChange={(event) => go({ sort: COVERAGE_SORTS.find((one) => one === event.target.value) })}
        />
        <Checkbox label="Only failure modes with holes" checked={state.holes} onChange={(event) => go({ holes: event.target.checked })} />
      </div>
      <p className="tabular text-sm text-muted" role="status">
        {withHoles.toLocaleString('en')} of {lines.length.toLocaleString('en')} open failure modes lack at least one type of control.
      </p>
      {listed.length === 0 ? (
        <Notice tone="success" title="No holes.">
          Every open failure mode has all five types of control, in place or planned.
        </Notice>
      ) : (
        <ControlTable {...{ registerCode, totals }} count={lines.length} lines={listed.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)} />
      )}
      {pages > 1 && <Pages {...{ registerCode, state, page, pages }} total={listed.length} />}
    </div>
  )
}

interface PagesProps {
  registerCode: string
  state: CoverageState
  page: number
  pages: number
  total: number
}

function Pages({ registerCode, state, page, pages, total }: PagesProps) {
  const href = (to: number) => coverageHref(registerCode, { ...state, page: to })
  const look = 'pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center'
  return (
    <nav aria-label="Pages" className="tabular flex flex-wrap items-baseline gap-x-5 gap-y-1 text-sm">
      <p>
        {((page - 1) * PAGE_ROWS + 1).toLocaleString('en')}–{Math.min(total, page * PAGE_ROWS).toLocaleString('en')} of{' '}
        {total.toLocaleString('en')}, page {page} of {pages}
      </p>
      <div className="flex gap-5 print:hidden">
        {page > 1 && (
          <Link className={look} href={href(page - 1)}>
            Previous page
          </Link>
        )}
        {page < pages && (
          <Link className={look} href={href(page + 1)}>
            Next page
          </Link>
        )}
      </div>
    </nav>
  )
}

/** The lines to show in their order; they come worst risk first, and equals keep that order. */
function arrange(lines: readonly WorksheetLine[], onlyHoles: boolean, sort: CoverageSort): readonly WorksheetLine[] {
  const counted = lines.map((line) => ({ line, holes: listHoles(line.controls).length })).filter(({ holes }) => !onlyHoles || holes > 0)
  if (sort === 'holes') counted.sort((a, b) => b.holes - a.holes)
  if (sort === 'code') counted.sort((a, b) => compareCodes(a.line.code, b.line.code))
  return counted.map(({ line }) => line)
}
