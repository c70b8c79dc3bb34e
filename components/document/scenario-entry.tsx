'use client'

import Link from 'next/link'
import { memo, type ReactNode } from 'react'
import { failureModePath } from '@/components/register/use-register'
import { EditableText } from '@/components/room/editable-text'
import { MarkdownText } from '@/components/room/markdown-text'
import { ScoreSummary } from '@/components/score/score-summary'
import { PART_LABELS, printResponseLabel } from '@/lib/domain/document/document-labels'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import type { Band } from '@/lib/domain/scoring/factor'
import { useRoomView } from '@/lib/live/client/room'

interface ScenarioEntryProps {
  registerCode: string
  row: FailureModeRow
  /** The owner chain as one line. */
  owners: string
  /** Number and band of the current score; null while a factor is missing. */
  number: number | null
  band: Band | null
  scored: number
  readOnly: boolean
}

/** One scenario as the document tells it. Its text is edited here, everything else on its own page. */
export const ScenarioEntry = memo(function ScenarioEntry(props: ScenarioEntryProps) {
  const { registerCode, row, owners, number, band, scored, readOnly } = props
  return (
    <div className="border-t border-dashed pt-4 pb-5 first:border-t-0 print:border-t-0 print:py-2">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 print:break-after-avoid">
        <h3 className="min-w-0 text-lg font-semibold wrap-anywhere">
          <Link href={failureModePath(registerCode, row.code)} className="no-underline hover:underline">
            <span className="mr-1 font-mono text-[0.85em] font-normal text-muted">{row.code}</span>{' '}
            {row.title}
          </Link>
        </h3>
        <ScoreSummary score={number === null || band === null ? { state: 'incomplete', scored } : { state: 'scored', number, band }} />
      </div>
      <EditableText
        kind="failure-mode"
        id={row.id}
        field="scenario"
        label={`Scenario of ${row.code}`}
        shape="prose"
        value={row.scenario}
        readOnly={readOnly}
        placeholder="What happens, as if it had happened already?"
        className={row.scenario === null ? 'print:hidden' : undefined}
      />
      <ScenarioParts row={row} owners={owners} />
    </div>
  )
})

/** What somebody looks for first: how it is seen, what to do, when to stop, who answers. Read only; what is missing is left out. */
function ScenarioParts({ row, owners }: { row: FailureModeRow; owners: string }) {
  const { rows } = useRoomView()
  const signals = listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', row.id))
  const steps = listInOrder<'response-step'>(rows.where('response-step', 'failureModeId', row.id))
  const stops = listInOrder<'hard-stop-step'>(rows.where('hard-stop-step', 'failureModeId', row.id))
  const response = printResponseLabel({ windowMinutes: row.responseWindow, label: row.responseLabel })
  return (
    <dl className="mt-2 grid gap-x-6 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
      {signals.length > 0 && <Part label={PART_LABELS.detectionSignals}><TextList items={signals} /></Part>}
      {steps.length > 0 && <Part label={response}><TextList items={steps} /></Part>}
      {stops.length > 0 && <Part label={PART_LABELS.hardStop}><TextList items={stops} /></Part>}
      {stops.length === 0 && row.hardStopNone !== null && (
        <Part label={PART_LABELS.hardStop}>
          <MarkdownText text={row.hardStopNone === '' ? 'NONE' : `NONE (${row.hardStopNone})`} inline />
        </Part>
      )}
      {owners !== '' && <Part label={PART_LABELS.owners}>{owners}</Part>}
    </dl>
  )
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="pt-1 text-muted">{label}</dt>
      <dd className="min-w-0 py-1 wrap-anywhere">{children}</dd>
    </>
  )
}

function TextList({ items }: { items: readonly { id: string; text: string }[] }) {
  return (
    <ul className="list-disc pl-4 marker:text-faint">
      {items.map(({ id, text }) => (
        <li key={id}>
          <MarkdownText text={text} inline />
        </li>
      ))}
    </ul>
  )
}
