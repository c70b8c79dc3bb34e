'use client'

import { useState } from 'react'
import type { TablePreview, TableRowPreview } from '@/components/import/table-doors'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'

/** How many rows are drawn at once; more on request. */
const PAGE = 100

const OUTCOMES = {
  created: { word: 'Created', tone: 'accent' },
  changed: { word: 'Changed', tone: 'warning' },
  same: { word: 'Left', tone: 'neutral' },
  skipped: { word: 'Skipped', tone: 'neutral' },
} as const

/** Every row as it would become: created with its fields, changed field by field, or left. */
export function TableRows({ preview: { rows, rowCount, rowWord } }: { preview: TablePreview }) {
  const [shown, setShown] = useState(PAGE)
  if (rowCount === 0) return null
  return (
    <section>
      <h3 className="mb-3 text-lg font-semibold">Failure modes</h3>
      <TableFrame label="Failure modes of the file" className="max-h-[40rem]">
        <Table>
          <TableHead>
            <tr>
              <HeadCell numeric className="capitalize">
                {rowWord}
              </HeadCell>
              <HeadCell>Becomes</HeadCell>
              <HeadCell>Failure mode</HeadCell>
              <HeadCell>What it would hold</HeadCell>
            </tr>
          </TableHead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <PreviewRow key={row.row} row={row} />
            ))}
          </tbody>
        </Table>
      </TableFrame>
      {shown < rows.length && (
        <Button className="mt-3" size="small" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, rows.length - shown)} more of {rowCount.toLocaleString('en')}
        </Button>
      )}
      {shown >= rows.length && rows.length < rowCount && <p className="mt-3 text-sm text-muted">and {(rowCount - rows.length).toLocaleString('en')} more, read in the same way</p>}
    </section>
  )
}

function PreviewRow({ row }: { row: TableRowPreview }) {
  const { word, tone } = OUTCOMES[row.outcome]
  const rows = row.continued.length === 0 ? String(row.row) : `${row.row}–${row.continued.at(-1) ?? row.row}`
  return (
    <TableRow>
      <Cell numeric>{rows}</Cell>
      <Cell>
        <Badge tone={tone}>{word}</Badge>
      </Cell>
      <Cell className="min-w-48 font-medium wrap-anywhere">
        {(row.code ?? row.reference) && <span className="mr-2 font-mono text-xs font-normal text-muted">{row.code ?? row.reference}</span>}
        {row.title}
      </Cell>
      <Cell className="min-w-72">
        <dl className="grid gap-0.5">
          {row.outcome === 'created'
            ? row.fields.map(({ label, text }, i) => <Field key={i} label={label} text={text} />)
            : row.changes.map(({ label, before, after }, i) => <Field key={i} label={label} text={after} before={before} />)}
        </dl>
      </Cell>
    </TableRow>
  )
}

function Field({ label, text, before }: { label: string; text: string; before?: string }) {
  return (
    <div className="wrap-anywhere">
      <dt className="inline text-muted">{label}: </dt>
      <dd className="inline whitespace-pre-line">
        {before && (
          <>
            <del className="text-muted">{before}</del>{' '}
          </>
        )}
        {before === undefined ? text : <ins className="no-underline">{text}</ins>}
      </dd>
    </div>
  )
}
