'use client'

import { AddControl, Hole } from '@/components/failure-mode/add-control'
import { FieldThread } from '@/components/comment/field-thread'
import { ControlLine } from '@/components/failure-mode/control-line'
import { FieldTools } from '@/components/failure-mode/field-tools'
import { CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { linkedControls } from '@/lib/domain/control/linked-controls'
import { useRoomView } from '@/lib/live/client/room'

/** The controls of a failure mode by type; a type that nothing serves is a hole, and is shown as one with the press that fills it. */
export function ControlsPanel({ failureModeId, readOnly }: { failureModeId: string; readOnly: boolean }) {
  const { rows } = useRoomView()
  const linked = linkedControls(rows, failureModeId).map(({ control }) => control)
  const holes = CONTROL_TYPES.filter((type) => linked.every((control) => control.type !== type || control.state === 'retired'))
  return (
    <section aria-labelledby="controls-title" data-column="controls">
      <div className="group/field mb-1 flex flex-wrap items-baseline justify-between gap-x-4 border-b pb-1.5">
        <div className="flex items-center gap-1">
          <h2 id="controls-title" className="scroll-mt-4 text-lg font-semibold">
            Controls
          </h2>
          <FieldTools failureModeId={failureModeId} column="controls" label="Controls" hasHistory={false} />
        </div>
        <p className="tabular text-sm text-muted">{holes.length === 0 ? 'All five types are there' : `${holes.length} of 5 types missing`}</p>
      </div>
      <dl>
        {CONTROL_TYPES.map((type) => {
          const own = linked.filter((control) => control.type === type)
          return (
            <div key={type} className="grid gap-x-4 border-b py-2 last:border-b-0 @md:grid-cols-[13rem_minmax(0,1fr)]">
              <dt className="text-sm leading-6 text-muted capitalize">{type}</dt>
              <dd className="grid min-w-0 gap-2.5">
                {holes.includes(type) && <Hole type={type} retired={own.length} />}
                {own.map((control) => (
                  <ControlLine key={control.id} control={control} failureModeId={failureModeId} readOnly={readOnly} />
                ))}
                {!readOnly && <AddControl failureModeId={failureModeId} type={type} isHole={holes.includes(type)} />}
              </dd>
            </div>
          )
        })}
      </dl>
      <FieldThread failureModeId={failureModeId} column="controls" label="Controls" />
    </section>
  )
}
