'use client'

import { ControlTypeLine } from '@/components/failure-mode/control-type-line'
import { FieldThread } from '@/components/comment/field-thread'
import { FieldTools } from '@/components/failure-mode/field-tools'
import { CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { linkedControls } from '@/lib/domain/control/linked-controls'
import { useRoomView } from '@/lib/live/client/room'

/** The controls of a failure mode, a line for each type that opens to be changed; a type that nothing serves is a hole, and is shown as one with the press that fills it. */
export function ControlsPanel({ failureModeId, readOnly }: { failureModeId: string; readOnly: boolean }) {
  const { rows } = useRoomView()
  const linked = linkedControls(rows, failureModeId).map(({ control }) => control)
  const holes = CONTROL_TYPES.filter((type) => linked.every((control) => control.type !== type || control.state === 'retired'))
  return (
    <section aria-labelledby="controls-title" data-column="controls" className="@container">
      <div className="group/field mb-1 flex flex-wrap items-baseline justify-between gap-x-4 border-b pb-1.5">
        <div className="flex items-center gap-1">
          <h2 id="controls-title" className="scroll-mt-4 text-lg font-semibold">
            Controls
          </h2>
          <FieldTools failureModeId={failureModeId} column="controls" label="Controls" hasHistory={false} />
        </div>
        <p className={holes.length === 0 ? 'text-sm text-muted' : 'tabular text-sm text-danger'}>
          {holes.length === 0 ? 'All five types are there' : `${holes.length} of 5 types missing`}
        </p>
      </div>
      <ul>
        {CONTROL_TYPES.map((type) => (
          <ControlTypeLine
            key={type}
            type={type}
            controls={linked.filter((control) => control.type === type)}
            isHole={holes.includes(type)}
            failureModeId={failureModeId}
            readOnly={readOnly}
          />
        ))}
      </ul>
      <FieldThread failureModeId={failureModeId} column="controls" label="Controls" />
    </section>
  )
}
