'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { ControlCoverage } from '@/components/coverage/control-coverage'
import { coverageHref, COVERAGE_TABLES, openRowsHref, readCoverageAddress, type CoverageTable } from '@/components/coverage/coverage-address'
import { CrossTableView } from '@/components/coverage/cross-table-view'
import { useOpenLines } from '@/components/coverage/use-open-lines'
import { useRegisterRow } from '@/components/register/use-register'
import { ButtonLink } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import { tabulateCategories, tabulateOwners, tabulatePromises } from '@/lib/domain/coverage/coverage-tables'
import type { CrossHead, CrossTable } from '@/lib/domain/coverage/cross-table'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { Filter } from '@/lib/domain/worksheet/filter'
import { worksheetHref } from '@/lib/domain/worksheet/worksheet-address'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { useRoomView } from '@/lib/live/client/room'

const TABLE_WORDS: Record<CoverageTable, string> = {
  controls: 'Controls',
  owners: 'Owner by band',
  categories: 'Category by band',
  promises: 'Promise by layer',
}

/** What covers the open failure modes of the register, and where nothing does: four tables, each with an address of its own. */
export function RegisterCoverage() {
  const { code } = useRegisterRow()
  const state = readCoverageAddress(new URLSearchParams(useSearchParams()))
  const lines = useOpenLines()
  if (lines.length === 0) {
    return (
      <EmptyState title="No open failure modes" action={<ButtonLink href={worksheetHref(code)}>Open the worksheet</ButtonLink>}>
        Coverage shows which controls, owners, categories and promises the open failure modes of this register have, and where nothing is. Add the
        first one in the worksheet.
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-4">
      <TableChoice registerCode={code} current={state.table} />
      <h2 className="text-lg font-semibold">{state.table === 'controls' ? 'Control coverage' : TABLE_WORDS[state.table]}</h2>
      {state.table === 'controls' ? (
        <ControlCoverage registerCode={code} lines={lines} state={state} />
      ) : (
        <CountTable registerCode={code} table={state.table} lines={lines} />
      )}
    </div>
  )
}

function TableChoice({ registerCode, current }: { registerCode: string; current: CoverageTable }) {
  return (
    <nav aria-label="Tables of coverage" className="-mx-2 flex flex-wrap gap-1 print:hidden">
      {COVERAGE_TABLES.map((table) => (
        <Link
          key={table}
          href={coverageHref(registerCode, { table })}
          aria-current={table === current ? 'page' : undefined}
          scroll={false}
          className={joinClasses(
            'inline-flex items-center rounded-sm px-2 py-0.5 text-sm no-underline pointer-coarse:min-h-11',
            table === current ? 'bg-sunk font-medium text-ink' : 'text-muted hover:text-ink',
          )}
        >
          {TABLE_WORDS[table]}
        </Link>
      ))}
    </nav>
  )
}

interface Words {
  rowName: string
  columnName: string
  /** How the table counts. */
  hint: string
}

const WORDS: Record<Exclude<CoverageTable, 'controls'>, Words> = {
  owners: {
    rowName: 'Owner',
    columnName: 'Band',
    hint: 'A failure mode stands under everybody who answers for it, accountable or joint; those who are escalated to or told are left out. Totals count it once.',
  },
  categories: { rowName: 'Category', columnName: 'Band', hint: 'Bands at the current stage, under the policy of the register.' },
  promises: {
    rowName: 'Promise',
    columnName: 'Layer',
    hint: 'A failure mode that breaks several promises stands in several rows; totals count it once. Each cell names the worst band in it.',
  },
}

interface CountTableProps {
  registerCode: string
  table: Exclude<CoverageTable, 'controls'>
  lines: readonly WorksheetLine[]
}

function CountTable({ registerCode, table, lines }: CountTableProps) {
  const categories = useCategories()
  const counted = useMemo((): CrossTable => {
    if (table === 'owners') return tabulateOwners(lines)
    return table === 'promises' ? tabulatePromises(lines) : tabulateCategories(lines, categories)
  }, [table, lines, categories])
  const hrefOf = (row?: CrossHead, column?: CrossHead) => openRowsHref(registerCode, tokensOf(table, row, column))
  const { hint, ...names } = WORDS[table]
  return (
    <>
      <p className="max-w-prose text-sm text-muted">{hint}</p>
      <CrossTableView table={counted} {...names} worst={table === 'promises'} hrefOf={hrefOf} />
    </>
  )
}

/** The categories in the order of the document; the same list until one of them changed, and not anew with every event. */
function useCategories(): readonly { id: string; title: string }[] {
  const { rows } = useRoomView()
  const categories = listInOrder<'category'>(rows.all('category')).map(({ id, title }) => ({ id, title }))
  const [known, setKnown] = useState(categories)
  if (JSON.stringify(known) !== JSON.stringify(categories)) setKnown(categories)
  return known
}

const FIELDS = { owners: ['answers', 'band'], categories: ['category', 'band'], promises: ['promise', 'layer'] } as const

/** The tokens that let through what a cell counts; a head that is not there lets everything through. */
function tokensOf(table: keyof typeof FIELDS, row?: CrossHead, column?: CrossHead): Filter[] {
  const [rowField, columnField] = FIELDS[table]
  return [...tokenOf(rowField, row), ...tokenOf(columnField, column)]
}

function tokenOf(field: string, head?: CrossHead): Filter[] {
  if (!head) return []
  if (head.key !== null) return [{ field, op: 'is', values: [head.key] }]
  // Every failure mode has a category, so nothing asks for none.
  if (field === 'category') return []
  return field === 'answers' ? [{ field: 'row', op: 'is', values: ['unowned'] }] : [{ field, op: 'empty', values: [] }]
}
