'use client'

import Link from 'next/link'
import { ControlsPanel } from '@/components/failure-mode/controls-panel'
import { FieldLine, TextLine } from '@/components/failure-mode/field-line'
import { FreeParts } from '@/components/failure-mode/free-parts'
import { HardStop } from '@/components/failure-mode/hard-stop'
import { OwnerChain } from '@/components/failure-mode/owner-chain'
import { ResponseWindow } from '@/components/failure-mode/response-window'
import { ScoresPanel } from '@/components/failure-mode/scores-panel'
import { StatusField } from '@/components/failure-mode/status-field'
import { HistoryList } from '@/components/history/history-list'
import { failureModePath, useCategoryGroups, useRegisterRow } from '@/components/register/use-register'
import { ChoiceField } from '@/components/room/choice-field'
import { ChoicesField } from '@/components/room/choices-field'
import { EditableList } from '@/components/room/editable-list'
import { EditableText } from '@/components/room/editable-text'
import { LiveMark } from '@/components/room/live-mark'
import { RoleField } from '@/components/room/role-field'
import { useActions } from '@/components/room/room-actions'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { DEFAULT_LAYERS, FAILURE_CLASSES, PROMISES } from '@/lib/domain/failure-mode/failure-mode-words'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** A failure mode as a page: read it like a scenario, edit any of it in place, score it with the rubric in sight, see who changed what. */
export function ScenarioPage({ code }: { code: string }) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const row = rows.all('failure-mode').find((one) => one.code === code)
  if (!row) {
    return (
      <EmptyState
        title={`There is no scenario ${code} in this register.`}
        action={<ButtonLink href={`/registers/${encodeURIComponent(register.code)}`}>Open the register</ButtonLink>}
      >
        It may have another code, or the link may be old.
      </EmptyState>
    )
  }
  return <Scenario row={row} />
}

function Scenario({ row }: { row: FailureModeRow }) {
  const register = useRegisterRow()
  const groups = useCategoryGroups()
  const mayEdit = useRoomStore().may('edit-rows') && row.deletedAt === null
  const list = groups.flatMap((group) => group.failureModes.map((summary) => summary.row))
  const at = list.findIndex((one) => one.id === row.id)
  const category = groups.find((group) => group.category.id === row.categoryId)?.category
  return (
    <article className="pt-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Breadcrumbs
          crumbs={[
            { label: register.code, href: `/registers/${encodeURIComponent(register.code)}` },
            { label: category?.title ?? 'Category' },
            { label: row.code },
          ]}
        />
        <div className="flex items-center gap-4">
          <LiveMark />
          <Neighbours before={list[at - 1]} after={at < 0 ? undefined : list[at + 1]} registerCode={register.code} />
        </div>
      </div>
      {row.deletedAt !== null && <DeletedNotice row={row} />}
      <header className="mt-3 mb-6 border-b pb-5">
        <p className="font-mono text-base text-muted">{row.code}</p>
        <EditableText
          {...target(row)}
          field="title"
          label="Failure mode"
          value={row.title}
          shape="line"
          max={300}
          readOnly={!mayEdit}
          render={(title) => <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>}
        />
      </header>
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-2">
        <div className="grid content-start gap-8">
          <Story row={row} readOnly={!mayEdit} />
          <Analysis row={row} readOnly={!mayEdit} />
          <ControlsPanel failureModeId={row.id} readOnly={!mayEdit} />
          <FreeParts failureModeId={row.id} readOnly={!mayEdit} />
        </div>
        <div className="grid content-start gap-8">
          <ScoresPanel row={row} />
          <section aria-labelledby="history-title">
            <h2 id="history-title" className="mb-2 text-lg font-semibold">
              History
            </h2>
            <HistoryList registerCode={register.code} subjectId={row.id} />
          </section>
        </div>
      </div>
    </article>
  )
}

const target = (row: FailureModeRow) => ({ kind: 'failure-mode', id: row.id })

function Neighbours({ before, after, registerCode }: { before?: FailureModeRow; after?: FailureModeRow; registerCode: string }) {
  return (
    <nav aria-label="Neighbouring scenarios" className="flex gap-3 font-mono text-sm print:hidden">
      {before && <Link href={failureModePath(registerCode, before.code)}>← {before.code}</Link>}
      {after && <Link href={failureModePath(registerCode, after.code)}>{after.code} →</Link>}
    </nav>
  )
}

function DeletedNotice({ row }: { row: FailureModeRow }) {
  const { act } = useActions()
  const restore = () => void act('failure-mode.restore', { ids: [row.id] }, { done: `${row.code} is back.` })
  return (
    <div className="mt-3">
      <Notice tone="warning" title="This failure mode was deleted." actions={<Button onClick={restore}>Restore it</Button>}>
        Its code is never given to another one, and everything in it is kept.
      </Notice>
    </div>
  )
}

interface PartProps {
  row: FailureModeRow
  readOnly: boolean
}

/** The five parts that every scenario of a D10 has. */
function Story({ row, readOnly }: PartProps) {
  const { rows } = useRoomView()
  const parent = { failureModeId: row.id }
  const signals = listInOrder<'detection-signal'>(rows.where('detection-signal', 'failureModeId', row.id))
  const steps = listInOrder<'response-step'>(rows.where('response-step', 'failureModeId', row.id))
  return (
    <div className="grid gap-6">
      <Part title="Scenario">
        <EditableText {...target(row)} field="scenario" label="Scenario" value={row.scenario} shape="prose" readOnly={readOnly} placeholder="What happens, in one or two sentences" />
      </Part>
      <Part title="Detection signals">
        <EditableList kind="detection-signal" item="signal" items={signals} parent={parent} readOnly={readOnly} placeholder="How would we notice? Enter adds it." />
      </Part>
      <Part title="First response" aside={<ResponseWindow row={row} readOnly={readOnly} />}>
        <EditableList kind="response-step" item="step" items={steps} parent={parent} ordered readOnly={readOnly} placeholder="What do we do first? Enter adds it." />
      </Part>
      <Part title="Hard stop">
        <HardStop row={row} readOnly={readOnly} />
      </Part>
      <Part title="Owners">
        <OwnerChain failureModeId={row.id} readOnly={readOnly} />
      </Part>
    </div>
  )
}

function Part({ title, aside, children }: { title: string; aside?: React.ReactNode; children: React.ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-base font-semibold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

const words = (list: readonly string[]) => list.map((value) => ({ value, label: value }))

/** What an FMEA asks for beyond the D10. */
function Analysis({ row, readOnly }: PartProps) {
  const { rows } = useRoomView()
  const groups = useCategoryGroups()
  const common = { row, readOnly }
  const layers = [...new Set([...DEFAULT_LAYERS, ...rows.all('failure-mode').flatMap(({ layer }) => (layer ? [layer] : []))])]
  return (
    <section aria-labelledby="analysis-title">
      <h2 id="analysis-title" className="mb-1 border-b pb-1.5 text-lg font-semibold">
        Analysis
      </h2>
      <dl>
        <FieldLine label="Status">
          <StatusField row={row} readOnly={readOnly} />
        </FieldLine>
        <FieldLine label="Category">
          <ChoiceField
            {...target(row)}
            field="categoryId"
            label="Category"
            value={row.categoryId}
            choices={groups.map(({ category }) => ({ value: category.id, label: category.title }))}
            readOnly={readOnly}
          />
        </FieldLine>
        <TextLine {...common} field="component" shape="line" />
        <TextLine {...common} field="cause" />
        <TextLine {...common} field="effect" />
        <TextLine {...common} field="trigger" />
        <TextLine {...common} field="invariant" />
        <FieldLine label="Promise at risk">
          <ChoicesField {...target(row)} field="promise" label="Promises at risk" value={row.promise} choices={PROMISES} readOnly={readOnly} />
        </FieldLine>
        <FieldLine label="Failure class">
          <ChoicesField {...target(row)} field="failureClass" label="Failure classes" value={row.failureClass} choices={FAILURE_CLASSES} readOnly={readOnly} />
        </FieldLine>
        <FieldLine label="Architecture layer">
          <ChoiceField {...target(row)} field="layer" label="Architecture layer" value={row.layer} choices={words(layers)} empty="Not given" readOnly={readOnly} />
        </FieldLine>
        <TextLine {...common} field="blastData" />
        <TextLine {...common} field="blastUsers" />
        <TextLine {...common} field="blastTime" />
        <TextLine {...common} field="blastConsumers" />
        <TextLine {...common} field="degradedMode" />
        <TextLine {...common} field="recoveryStrategy" />
        <FieldLine label="Hard stop authority">
          <RoleField
            {...target(row)}
            label="Hard stop authority"
            roleField="hardStopAuthorityRoleId"
            textField="hardStopAuthorityText"
            roleId={row.hardStopAuthorityRoleId}
            text={row.hardStopAuthorityText}
            readOnly={readOnly}
          />
        </FieldLine>
        {(row.statusText !== null || !readOnly) && <TextLine {...common} field="statusText" />}
      </dl>
    </section>
  )
}
