import { useId } from 'react'
import { BeforeAfter, Gone } from '@/components/history/before-after'
import type { EditedChange } from '@/components/import/edited-doors'
import type { Choice, EditedDesk } from '@/components/import/use-edited'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { joinClasses } from '@/components/ui/class-names'
import { describePlace } from '@/lib/domain/baseline/comparison'

const SIDES = {
  file: { word: 'Changed in the file', tone: 'accent' },
  here: { word: 'Changed here, stays', tone: 'neutral' },
  both: { word: 'The same on both sides', tone: 'neutral' },
  conflict: { word: 'Changed on both sides', tone: 'danger' },
  differs: { word: 'Differs', tone: 'warning' },
} as const satisfies Record<EditedChange['side'], { word: string; tone: 'accent' | 'neutral' | 'danger' | 'warning' }>

const KINDS = { added: 'Added', removed: 'Left out', moved: 'Moved', changed: null } as const

/** One thing that differs: on which side, its values, and the choice. */
export function EditedLine({ desk, change }: { desk: EditedDesk; change: EditedChange }) {
  const { label, kind, side, note } = change
  const { word, tone } = SIDES[side]
  return (
    <div className="grid gap-x-6 gap-y-1 border-b border-line/60 py-2.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <div className="flex flex-wrap content-start items-baseline gap-x-2 gap-y-1 text-sm leading-6 wrap-anywhere">
        <span className="w-full font-medium">{label}</span>
        <Badge tone={tone}>{word}</Badge>
        {KINDS[kind] && <Badge tone={kind === 'removed' ? 'danger' : 'neutral'}>{KINDS[kind]}</Badge>}
      </div>
      <div className="grid min-w-0 gap-1.5">
        {side === 'conflict' ? <Conflict desk={desk} change={change} /> : <Single desk={desk} change={change} />}
        {note && <p className="text-sm text-muted">{note}</p>}
      </div>
    </div>
  )
}

function Single({ desk, change }: { desk: EditedDesk; change: EditedChange }) {
  const { kind, side, exported, here, file, label, place, isTakable } = change
  const isOfFile = side === 'file' || side === 'differs'
  const isGone = kind === 'removed'
  return (
    <>
      {isGone ? <Gone text={isOfFile ? here : exported} /> : <BeforeAfter before={isOfFile ? here : exported} after={isOfFile ? file : here} />}
      {isTakable && (
        <Checkbox
          label={isGone ? 'Delete it here too' : 'Take it'}
          aria-label={`${isGone ? 'Delete' : 'Take'} ${label} of ${describePlace(place)}`}
          checked={desk.choiceOf(change) === 'file'}
          onChange={(event) => desk.choose([change], event.target.checked ? 'file' : null)}
        />
      )}
    </>
  )
}

// Both versions word by word against the exported one; nothing is chosen before somebody chooses.
function Conflict({ desk, change }: { desk: EditedDesk; change: EditedChange }) {
  const name = useId()
  const { exported, here, file, kind, label, place, isTakable } = change
  const chosen = desk.choiceOf(change)
  const options = [
    { value: 'here', words: 'Keep what is here', text: here, none: kind === 'removed' ? 'nothing' : 'deleted here' },
    { value: 'file', words: 'Take it from the file', text: file, none: kind === 'removed' ? 'left out of the file: deletes it here' : 'nothing' },
  ] as const
  return (
    <fieldset disabled={!isTakable} className="grid gap-1.5">
      <legend className="sr-only">
        {label} of {describePlace(place)}
      </legend>
      <p className="text-sm whitespace-pre-wrap wrap-anywhere">
        <span className="text-muted">Exported: </span>
        {exported ?? <span className="text-faint">nothing</span>}
      </p>
      <div className="grid gap-1.5 lg:grid-cols-2">
        {options.map(({ value, words, text, none }) => (
          <label
            key={value}
            className={joinClasses(
              'flex min-w-0 gap-2.5 rounded-md border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-accent',
              isTakable && 'cursor-pointer',
              chosen === value ? 'border-accent bg-accent-soft' : 'border-edge/60 hover:border-edge',
            )}
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => desk.choose([change], value satisfies Choice)}
              className="mt-1 size-4 shrink-0 accent-accent outline-none pointer-coarse:size-5"
            />
            <span className="grid min-w-0 gap-1">
              <span className="font-medium">{words}</span>
              {text === null ? <span className="text-sm text-muted">{none}</span> : <BeforeAfter before={exported} after={text} />}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
