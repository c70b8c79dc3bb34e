'use client'

import { useId, useState, type MouseEvent } from 'react'
import { AddControl, Hole } from '@/components/failure-mode/add-control'
import { ControlStateBadge, useControlFacts } from '@/components/failure-mode/control-fields'
import { AlsoServes, ControlLine } from '@/components/failure-mode/control-line'
import { MarkdownText } from '@/components/room/markdown-text'
import { PresenceMark } from '@/components/room/presence-place'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import type { ControlRow } from '@/lib/domain/control/control-rows'
import type { ControlType } from '@/lib/domain/control/control-words'
import { servedFailureModes } from '@/lib/domain/control/linked-controls'
import { lineColumn } from '@/lib/domain/failure-mode/line-place'
import { useRoomView } from '@/lib/live/client/room'

interface ControlTypeLineProps {
  type: ControlType
  controls: readonly ControlRow[]
  isHole: boolean
  failureModeId: string
  readOnly: boolean
}

/** One type of control: read as a line for each control, opened to change them; a hole needs no opening. */
export function ControlTypeLine({ type, controls, isHole, failureModeId, readOnly }: ControlTypeLineProps) {
  const [open, setOpen] = useState(false)
  const body = useId()
  const opens = !readOnly && controls.length > 0
  const isOpen = opens && open
  const closedLook = isHole ? 'flex flex-wrap items-center justify-between gap-x-3 py-1' : 'grid gap-1 py-1'
  const bodyLook = isOpen ? 'grid gap-3 py-1' : closedLook
  return (
    <li className="grid gap-x-3 border-b py-1.5 last:border-b-0 @md:grid-cols-[7.5rem_minmax(0,1fr)]">
      {opens ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => setOpen(!open)}
          className="-mx-1.5 flex h-7 items-center gap-1 self-start rounded-sm px-1.5 text-sm text-muted hover:bg-sunk/60 hover:text-ink pointer-coarse:h-11"
        >
          <Icon name="chevron-down" size={14} className={joinClasses('shrink-0 print:hidden', !isOpen && '-rotate-90')} />
          <span className="capitalize">{type}</span>
          <span className="sr-only"> controls, change or add</span>
        </button>
      ) : (
        <p className="flex h-7 items-center pl-[1.125rem] text-sm text-muted capitalize">{type}</p>
      )}
      <div id={body} className={joinClasses('min-w-0', bodyLook)}>
        {isHole && <Hole type={type} retired={controls.length} />}
        {isOpen
          ? controls.map((control) => (
              <ControlLine key={control.id} control={control} failureModeId={failureModeId} fieldsOpen={controls.length === 1} />
            ))
          : controls.map((control) => (
              <ReadControl key={control.id} control={control} failureModeId={failureModeId} onOpen={opens ? () => setOpen(true) : undefined} />
            ))}
        {!readOnly && (isHole || isOpen) && <AddControl failureModeId={failureModeId} type={type} isHole={isHole} onBegin={() => setOpen(true)} />}
      </div>
    </li>
  )
}

/** A control as it is read: how it stands, what it is, whose it is and until when, each in its own column where there is room. */
function ReadControl({ control, failureModeId, onOpen }: { control: ControlRow; failureModeId: string; onOpen?: () => void }) {
  const { rows } = useRoomView()
  const { owner, due, isLate } = useControlFacts(control)
  const others = servedFailureModes(rows, control.id).filter((row) => row.id !== failureModeId)
  const press = (event: MouseEvent) => {
    if (!(event.target instanceof Element && event.target.closest('a'))) onOpen?.()
  }
  return (
    // The line itself is a target for the mouse only; keyboard and screen reader have the button of its type.
    <div
      data-column={lineColumn('controls', control.id)}
      onClick={press}
      className={joinClasses(
        '-mx-1.5 grid gap-x-3 rounded-sm px-1.5 @md:grid-cols-[4.75rem_minmax(0,1fr)_9rem]',
        onOpen && 'cursor-pointer hover:bg-sunk/60',
        control.state === 'retired' && 'text-muted',
      )}
    >
      <div className="leading-6">
        <ControlStateBadge state={control.state} />
      </div>
      <div className="min-w-0">
        <div className="flex items-start gap-1 wrap-anywhere">
          <div className="min-w-0">
            <MarkdownText text={control.title} inline />
          </div>
          <PresenceMark failureModeId={failureModeId} column="controls" line={control.id} />
        </div>
        <AlsoServes others={others} />
      </div>
      <p className="flex flex-wrap gap-x-3 text-sm leading-6 text-muted @md:block @md:leading-5">
        <span className={joinClasses('@md:block', owner === null && 'text-warning')}>{owner ?? 'nobody owns it'}</span>
        <span className={joinClasses('tabular @md:block', isLate && 'font-medium text-danger')}>{due}</span>
      </p>
    </div>
  )
}
