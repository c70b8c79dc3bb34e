'use client'

import Link from 'next/link'
import { labHref, type LabState } from '@/components/policy-lab/lab-address'
import { LabTable } from '@/components/policy-lab/lab-table'
import type { Lab } from '@/components/policy-lab/use-lab'
import { Select } from '@/components/ui/select'

interface LabRowsProps {
  registerCode: string
  lab: Lab
  state: LabState
  onSort: (sort: string) => void
}

/** Rows of one page. */
const PAGE_ROWS = 100

/** The rows in the order that the address asks for, page by page. */
export function LabRows({ registerCode, lab, state, onSort }: LabRowsProps) {
  const pages = Math.max(1, Math.ceil(lab.order.length / PAGE_ROWS))
  const page = Math.min(state.page, pages)
  const orders = [
    ...lab.policies.map(({ id, label }) => ({ value: id, label: `By rank under ${label}` })),
    { value: 'moves', label: 'Widest moves first' },
    { value: 'code', label: 'By code' },
  ]
  const href = (to: number) => labHref(registerCode, { ...state, page: to })
  const look = 'pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center'
  return (
    <section aria-labelledby="rows-title" className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h2 id="rows-title" className="text-lg font-semibold">
          The same rows under each policy
        </h2>
        <Select
          label="Order"
          className="w-full sm:w-80 print:hidden"
          value={orders.find(({ value }) => value === state.sort)?.value ?? orders[0]?.value}
          options={orders}
          onChange={(event) => onSort(event.target.value)}
        />
      </div>
      <LabTable registerCode={registerCode} lab={lab} stage={state.stage} places={lab.order.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)} />
      {pages > 1 && (
        <nav aria-label="Pages" className="tabular flex flex-wrap items-baseline gap-x-5 text-sm">
          <p>
            Page {page} of {pages}, {lab.order.length.toLocaleString('en')} rows
          </p>
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
        </nav>
      )}
    </section>
  )
}
