'use client'

import { useId } from 'react'
import { mayBeEdited, type ExportChoice } from '@/components/export/export-choice'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import {
  DOCUMENT_FORMATS,
  DOCUMENT_FORMAT_WORDS,
  DOCUMENT_KINDS,
  DOCUMENT_KIND_WORDS,
  holdsRows,
} from '@/lib/domain/document/document-choice'

interface ExportFormProps {
  choice: ExportChoice
  onChange: (choice: ExportChoice) => void
  scenarios: readonly { code: string; title: string }[]
  workshops: readonly { id: string; title: string }[]
  baselines: readonly { number: number; label: string | null }[]
}

/** Most scenarios that the field offers while one types; any other code can be typed whole. */
const OFFERED_MAX = 300

/** Which document, in which format, with what in it. */
export function ExportForm({ choice, onChange, scenarios, workshops, baselines }: ExportFormProps) {
  const { kind, format } = choice
  const formats = DOCUMENT_FORMATS.map((value) => ({ value, label: DOCUMENT_FORMAT_WORDS[value].label }))
  const kinds = DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_KIND_WORDS[value].label, disabled: value === 'meeting-summary' && workshops.length === 0 }))
  const chooseFormat = (value: string) => onChange({ ...choice, format: DOCUMENT_FORMATS.find((one) => one === value) ?? 'pdf' })
  const chooseKind = (value: string) => onChange({ ...choice, kind: DOCUMENT_KINDS.find((one) => one === value) ?? 'd10' })
  return (
    <div className="grid gap-4">
      <Select label="Format" hint={DOCUMENT_FORMAT_WORDS[format].about} options={formats} value={format} onChange={(event) => chooseFormat(event.target.value)} />
      {baselines.length > 0 && (
        <Select
          label="Of"
          options={[{ value: '', label: 'The register as it stands' }, ...baselines.map(({ number, label }) => ({ value: String(number), label: `Baseline ${number}${label === null ? '' : `, ${label}`}` }))]}
          value={choice.baseline}
          onChange={(event) => onChange({ ...choice, baseline: event.target.value })}
        />
      )}
      {!holdsRows(format) && (
        <>
          <Select label="Document" hint={DOCUMENT_KIND_WORDS[kind].about} options={kinds} value={kind} onChange={(event) => chooseKind(event.target.value)} />
          {kind === 'd10' && (
            <Checkbox
              label="With details"
              hint="Scores, controls, blast radius, acceptance and proof in each scenario; matrices at the front, the FMEA worksheet at the end."
              checked={choice.withScores}
              onChange={(event) => onChange({ ...choice, withScores: event.target.checked })}
            />
          )}
          {mayBeEdited(choice) && (
            <Checkbox
              label="To edit and import again"
              hint="Adds one comment that names the register and its last event. Edit the file anywhere; the import then shows what you changed, and what others changed meanwhile."
              checked={choice.toEdit}
              onChange={(event) => onChange({ ...choice, toEdit: event.target.checked })}
            />
          )}
          {kind === 'scenario' && <ScenarioField scenarios={scenarios} value={choice.scenario} onChange={(scenario) => onChange({ ...choice, scenario })} />}
          {kind === 'meeting-summary' && (
            <Select
              label="Workshop"
              options={[{ value: '', label: 'Choose a workshop' }, ...workshops.map(({ id, title }) => ({ value: id, label: title }))]}
              value={choice.workshop}
              onChange={(event) => onChange({ ...choice, workshop: event.target.value })}
            />
          )}
        </>
      )}
    </div>
  )
}

interface ScenarioFieldProps {
  scenarios: ExportFormProps['scenarios']
  value: string
  onChange: (code: string) => void
}

function ScenarioField({ scenarios, value, onChange }: ScenarioFieldProps) {
  const listId = useId()
  return (
    <>
      <TextField label="Scenario" hint="Its code, such as D10-01." list={listId} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
      <datalist id={listId}>
        {scenarios.slice(0, OFFERED_MAX).map(({ code, title }) => (
          <option key={code} value={code} label={title} />
        ))}
      </datalist>
    </>
  )
}
