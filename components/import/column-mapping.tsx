import type { TableColumn } from '@/components/import/table-doors'
import type { TableDesk } from '@/components/import/use-table-import'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { RelativeTime } from '@/components/ui/relative-time'
import { Select } from '@/components/ui/select'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { COLUMN_TARGETS, scoreOf, targetLabel } from '@/lib/domain/import/column-target'
import { SCALE_LABELS, SCALES } from '@/lib/domain/import/scale'

const TARGETS = COLUMN_TARGETS.map((value) => ({ value, label: targetLabel(value) }))
const SCALE_OPTIONS = SCALES.map((value) => ({ value, label: SCALE_LABELS[value] }))

/** What each column becomes: guessed, shown with what it holds, and changed by hand. */
export function ColumnMapping({ desk }: { desk: TableDesk }) {
  const { columns, kept } = desk.preview
  const change = (at: number, part: Partial<TableColumn>) =>
    desk.choose({ columns: columns.map(({ target, scale, fillDown }, i) => ({ target, scale, fillDown, ...(i === at ? part : {}) })) })
  return (
    <section>
      <h3 className="text-lg font-semibold">Columns</h3>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">
        {kept?.isUsed ? 'What they become is what was chosen for a file with these headers before.' : 'What they become is guessed from their headers and cells.'} A column without a home stays as a note under its own
        header. What you change is kept for the next file with these headers.
      </p>
      {kept && <KeptMapping desk={desk} kept={kept} />}
      <TableFrame label="Columns of the file" className="max-h-[32rem]">
        <Table>
          <TableHead>
            <tr>
              <HeadCell>Column</HeadCell>
              <HeadCell className="max-sm:hidden">Holds</HeadCell>
              <HeadCell>Becomes</HeadCell>
              <HeadCell>Scale</HeadCell>
            </tr>
          </TableHead>
          <tbody>
            {columns.map((column, i) => (
              <ColumnRow key={i} column={column} onChange={(part) => change(i, part)} />
            ))}
          </tbody>
        </Table>
      </TableFrame>
    </section>
  )
}

/** That the columns are mapped as somebody mapped them before, with the way back to the guess. */
function KeptMapping({ desk, kept }: { desk: TableDesk; kept: NonNullable<TableDesk['preview']['kept']> }) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p>
        {kept.isUsed ? 'Mapped as by' : 'There is a mapping by'} {kept.by}, <RelativeTime at={kept.at} />.
      </p>
      <Button size="small" onClick={() => desk.choose(kept.isUsed ? { kept: 'ignore', columns: null } : { kept: 'use', columns: null })}>
        {kept.isUsed ? 'Guess instead' : 'Use it'}
      </Button>
      <Button size="small" variant="quiet" onClick={desk.forget}>
        Forget this mapping
      </Button>
    </div>
  )
}

function ColumnRow({ column, onChange }: { column: TableColumn; onChange: (part: Partial<TableColumn>) => void }) {
  const { header, letter, samples, target, scale, steps, fillDown } = column
  const held = samples.length === 0 ? 'Nothing' : samples.join(' · ')
  return (
    <TableRow>
      <Cell className="min-w-24 font-medium wrap-anywhere sm:min-w-32">
        {letter && <span className="mr-2 font-mono text-xs text-muted">{letter}</span>}
        {header}
        {/* A phone has no room for a column of it beside what is chosen. */}
        <p className="text-sm font-normal text-muted sm:hidden">{held}</p>
      </Cell>
      <Cell className="min-w-44 text-muted wrap-anywhere max-sm:hidden">{held}</Cell>
      <Cell className="min-w-52 sm:min-w-56">
        <Select
          hideLabel
          label={`${header} becomes`}
          value={target}
          options={TARGETS}
          onChange={(event) => {
            const next = COLUMN_TARGETS.find((one) => one === event.target.value) ?? 'note'
            onChange({ target: next, scale: scoreOf(next) ? (scale ?? '1-5') : null })
          }}
        />
        {(target === 'component' || target === 'category' || target === 'note' || fillDown) && (
          <Checkbox label="Blank means “as above”" checked={fillDown} onChange={(event) => onChange({ fillDown: event.target.checked })} />
        )}
      </Cell>
      <Cell className="min-w-44">
        {scale && (
          <Select
            hideLabel
            label={`Scale of ${header}`}
            value={scale}
            options={SCALE_OPTIONS}
            hint={steps?.map((step, i) => `${step} → ${i + 1}`).join('; ')}
            onChange={(event) => onChange({ scale: SCALES.find((one) => one === event.target.value) ?? '1-5' })}
          />
        )}
      </Cell>
    </TableRow>
  )
}
