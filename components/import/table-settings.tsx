import type { TableDesk } from '@/components/import/use-table-import'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { CODE_MAX } from '@/lib/domain/document/document-code'

const NEW = 'new register'

const DELIMITERS = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar' },
]

export interface KnownRegister {
  code: string
  title: string
}

interface TableSettingsProps {
  desk: TableDesk
  registers: readonly KnownRegister[]
  mayCreate: boolean
}

/** Where a table goes, and how its file is read. */
export function TableSettings({ desk, registers, mayCreate }: TableSettingsProps) {
  const { choice, preview, choose } = desk
  const { into } = choice
  const fresh = { kind: 'new', ...preview.suggestion } as const
  const options = [
    ...(mayCreate ? [{ value: NEW, label: 'A new register' }] : [{ value: '', label: 'Choose a register' }]),
    ...registers.map(({ code, title }) => ({ value: `known ${code}`, label: `${code} — ${title}` })),
  ]
  const setInto = (value: string) => choose({ into: value === '' ? null : value === NEW ? fresh : { kind: 'known', code: value.slice('known '.length) } })
  return (
    <section aria-label="Where it goes and how it is read" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Select label="Into" value={into?.kind === 'known' ? `known ${into.code}` : mayCreate ? NEW : ''} options={options} onChange={(event) => setInto(event.target.value)} />
      {into?.kind === 'new' && (
        <>
          <TextField
            label="Code of the new register"
            value={into.code}
            maxLength={CODE_MAX}
            problem={preview.codeTaken ? 'A register with this code exists.' : null}
            onChange={(event) => choose({ into: { ...into, code: event.target.value.trim() } })}
          />
          <TextField label="Title of the new register" value={into.title} maxLength={300} onChange={(event) => choose({ into: { ...into, title: event.target.value } })} />
        </>
      )}
      {into?.kind === 'known' && (
        <Select
          label="Failure modes that it has already"
          hint="Found by the reference of the source, or by title and component."
          value={choice.matched}
          options={[
            { value: 'update', label: 'Update them' },
            { value: 'skip', label: 'Leave them as they are' },
          ]}
          onChange={(event) => choose({ matched: event.target.value === 'skip' ? 'skip' : 'update' })}
        />
      )}
      <ReadingSettings desk={desk} />
    </section>
  )
}

function ReadingSettings({ desk: { preview, choose } }: { desk: TableDesk }) {
  return (
    <>
      {preview.tables.length > 1 && (
        <Select
          label="Table of the file"
          value={String(preview.sheet ?? '')}
          options={preview.tables.map(({ sheet, name, rows }) => ({ value: String(sheet), label: `${name || `Table ${sheet + 1}`} (${rows})` }))}
          onChange={(event) => choose({ sheet: Number(event.target.value), columns: null, repairs: [] })}
        />
      )}
      {preview.encodings.length > 0 && (
        <Select
          label="Encoding"
          value={preview.encoding ?? ''}
          options={preview.encodings.map((value) => ({ value, label: value }))}
          onChange={(event) => choose({ encoding: event.target.value, columns: null, repairs: [] })}
        />
      )}
      {preview.delimiter !== null && (
        <Select label="Separator" value={preview.delimiter} options={DELIMITERS} onChange={(event) => choose({ delimiter: event.target.value, columns: null, repairs: [] })} />
      )}
      {preview.asksResidual && (
        <Select
          label="Residual scores are"
          hint="Current when the controls work already, target when they are planned."
          value={preview.residual ?? ''}
          options={[
            { value: '', label: 'Choose' },
            { value: 'current', label: 'Current: the controls work already' },
            { value: 'target', label: 'Target: the controls are planned' },
          ]}
          onChange={(event) => choose({ residual: event.target.value === 'current' ? 'current' : event.target.value === 'target' ? 'target' : null })}
        />
      )}
    </>
  )
}
