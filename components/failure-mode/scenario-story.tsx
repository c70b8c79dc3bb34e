'use client'

import type { ReactNode } from 'react'
import { FieldThread } from '@/components/comment/field-thread'
import { FieldTools, type FieldPlace } from '@/components/failure-mode/field-tools'
import { HardStop } from '@/components/failure-mode/hard-stop'
import { OwnerChain } from '@/components/failure-mode/owner-chain'
import { ResponseWindow } from '@/components/failure-mode/response-window'
import { EditableList } from '@/components/room/editable-list'
import { EditableText } from '@/components/room/editable-text'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomView } from '@/lib/live/client/room'

/** The five parts that every scenario of a D10 has. */
export function ScenarioStory({ row, readOnly }: { row: FailureModeRow; readOnly: boolean }) {
  const { rows } = useRoomView()
  const parent = { failureModeId: row.id }
  const signals = listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', row.id))
  const steps = listInOrder<'response-step'>(rows.where('response-step', 'failureModeId', row.id))
  return (
    <div className="grid gap-6">
      <Part {...parent} title="Scenario" column="scenario">
        <EditableText kind="failure-mode"
          id={row.id} field="scenario" label="Scenario" value={row.scenario} shape="prose" readOnly={readOnly} placeholder="What happens, in one or two sentences" />
      </Part>
      <Part {...parent} title="Detection signals" column="detectionSignals">
        <EditableList kind="detection-signal" item="signal" items={signals} parent={parent} column="detectionSignals" readOnly={readOnly} placeholder="How would we notice? Enter adds it." />
      </Part>
      <Part {...parent} title="First response" column="responseSteps" aside={<ResponseWindow row={row} readOnly={readOnly} />}>
        <EditableList kind="response-step" item="step" items={steps} parent={parent} column="responseSteps" ordered readOnly={readOnly} placeholder="What do we do first? Enter adds it." />
      </Part>
      <Part {...parent} title="Hard stop" column="hardStops">
        <HardStop row={row} readOnly={readOnly} />
      </Part>
      <Part {...parent} title="Owners" column="owner">
        <OwnerChain failureModeId={row.id} readOnly={readOnly} />
      </Part>
    </div>
  )
}

/** A part of a scenario under its own heading, with what is said about it. */
export function Part({ title, aside, children, ...place }: FieldPlace & { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section data-column={place.column} className="group/field grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <div className="flex items-center gap-1">
          <h2 className="text-base font-semibold">{title}</h2>
          <FieldTools {...place} label={title} />
        </div>
        {aside}
      </div>
      {children}
      <FieldThread {...place} label={title} />
    </section>
  )
}
