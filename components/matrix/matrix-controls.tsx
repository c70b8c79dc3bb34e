'use client'

import { STAGE_WORDS } from '@/components/matrix/stage-words'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { withAxis, withStage, type MatrixState } from '@/lib/domain/matrix/matrix-address'
import { FACTORS, STAGES, type Factor, type Stage } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

interface MatrixControlsProps {
  state: MatrixState
  onChange(next: MatrixState): void
  /** The last day that is over, in UTC. */
  yesterday: string
  /** Number of the register's last event. */
  head: number
}

const FACTOR_OPTIONS = FACTORS.map((value) => ({ value, label: FACTOR_WORDS[value].label }))
const STAGE_OPTIONS = STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))

/** What the matrix shows: two factors, a stage, arrows to another one, and a day of the past. All of it stands in the address. */
export function MatrixControls({ state, onChange, yesterday, head }: MatrixControlsProps) {
  const targets = STAGES.filter((stage) => stage !== state.stage).map((value) => ({ value, label: `To ${value}` }))
  return (
    <div role="group" aria-label="What the matrix shows" className="grid grid-cols-2 items-end gap-x-3 gap-y-2.5 lg:flex lg:flex-wrap print:hidden">
      <div className="col-span-2 flex items-end gap-1">
        <Select
          label="Across"
          className="min-w-0 grow lg:w-40"
          value={state.xFactor}
          options={FACTOR_OPTIONS}
          onChange={(event) => onChange(withAxis(state, 'xFactor', event.target.value as Factor))}
        />
        <IconButton
          icon="swap"
          label="Exchange the two sides"
          className="mb-0.5"
          onClick={() => onChange({ ...state, xFactor: state.yFactor, yFactor: state.xFactor })}
        />
        <Select
          label="Upwards"
          className="min-w-0 grow lg:w-40"
          value={state.yFactor}
          options={FACTOR_OPTIONS}
          onChange={(event) => onChange(withAxis(state, 'yFactor', event.target.value as Factor))}
        />
      </div>
      <Select
        label="Stage"
        className="lg:w-72"
        value={state.stage}
        options={STAGE_OPTIONS}
        onChange={(event) => onChange(withStage(state, event.target.value as Stage))}
      />
      <Select
        label="Arrows"
        className="lg:w-36"
        value={state.to ?? ''}
        options={[{ value: '', label: 'None' }, ...targets]}
        onChange={(event) => onChange({ ...state, to: event.target.value === '' ? null : (event.target.value as Stage) })}
      />
      <DayField state={state} onChange={onChange} yesterday={yesterday} />
      {state.at === null && (
        <Button icon="history" disabled={head < 2} onClick={() => onChange({ ...state, at: { seq: head - 1 } })} title="Shows the matrix before the last event">
          One event back
        </Button>
      )}
    </div>
  )
}

function DayField({ state, onChange, yesterday }: Pick<MatrixControlsProps, 'state' | 'onChange' | 'yesterday'>) {
  const day = state.at && 'day' in state.at ? state.at.day : ''
  return (
    <TextField
      type="date"
      label="As of the end of"
      className="lg:w-44"
      max={yesterday}
      value={day}
      onChange={({ target }) => {
        // A browser gives an empty text while a date is being typed; only “clear” is meant to lead back to now.
        if (target.validity.badInput) return
        if (target.value === '') onChange({ ...state, at: null })
        else if (target.value <= yesterday) onChange({ ...state, at: { day: target.value } })
      }}
    />
  )
}
