'use client'

import Link from 'next/link'
import { AcceptanceSection } from '@/components/acceptance/acceptance-section'
import { ActionsPanel } from '@/components/action/actions-panel'
import { HoldingBaselines } from '@/components/baseline/holding-baselines'
import { FieldThread } from '@/components/comment/field-thread'
import { FieldThreads } from '@/components/comment/field-threads'
import { CommentSection } from '@/components/comment/comment-section'
import { ControlsPanel } from '@/components/failure-mode/controls-panel'
import { FieldTools } from '@/components/failure-mode/field-tools'
import { FreeParts } from '@/components/failure-mode/free-parts'
import { PageSections } from '@/components/failure-mode/page-sections'
import { ScenarioAnalysis } from '@/components/failure-mode/scenario-analysis'
import { ScenarioStory } from '@/components/failure-mode/scenario-story'
import { ScoresPanel } from '@/components/failure-mode/scores-panel'
import { HistoryList } from '@/components/history/history-list'
import { failureModePath, useCategoryGroups, useRegisterRow } from '@/components/register/use-register'
import { EditableText } from '@/components/room/editable-text'
import { LiveMark } from '@/components/room/live-mark'
import { PresenceArea } from '@/components/room/presence-place'
import { PresenceRow } from '@/components/room/presence-row'
import { useActions } from '@/components/room/room-actions'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button, ButtonLink } from '@/components/ui/button'
import { joinClasses } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import { WorkshopOrigin } from '@/components/workshop/workshop-origin'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import { useRoomStore, useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

/** A failure mode as a page: read it like a scenario, edit any of it in place, score it with the rubric in sight, see who changed what. */
export function ScenarioPage({ code, beside = false }: { code: string; /** Beside a list, which has the ways elsewhere. */ beside?: boolean }) {
  const { rows } = useRoomView()
  const register = useRegisterRow()
  const row = rows.all('failure-mode').find((one) => one.code === code)
  const isWhole = useWholeFailureModes(row ? [row.id] : [])
  if (!row) {
    return (
      <EmptyState
        headingLevel={1}
        title={`There is no scenario ${code} in this register.`}
        action={<ButtonLink href={`/registers/${encodeURIComponent(register.code)}`}>Open the register</ButtonLink>}
      >
        It may have another code, or the link may be old.
      </EmptyState>
    )
  }
  if (!isWhole(row.id)) return <SkeletonRows rows={14} label="Reading the scenario" />
  return (
    <PresenceArea failureModeId={row.id}>
      <FieldThreads key={row.id}>
        <Scenario row={row} beside={beside} />
      </FieldThreads>
    </PresenceArea>
  )
}

function Scenario({ row, beside }: { row: FailureModeRow; beside: boolean }) {
  const register = useRegisterRow()
  const mayEdit = useRoomStore().may('edit-rows') && row.deletedAt === null
  // Beside a list the page has its heading already.
  const Title = beside ? 'h2' : 'h1'
  return (
    <article className={beside ? '@container' : '@container pt-5'}>
      {!beside && <ScenarioBar row={row} />}
      {row.deletedAt !== null && <DeletedNotice row={row} />}
      {!beside && <PageSections />}
      <header data-column="title" className={joinClasses('group/field border-b', beside ? 'mb-5 pb-4' : 'mt-3 mb-6 pb-5')}>
        <div className="flex items-center gap-1">
          <p className="text-base text-muted">
            <span className="font-mono">{row.code}</span>
            <span className="hidden print:inline"> · {register.title}</span>
          </p>
          <FieldTools failureModeId={row.id} column="title" label="Failure mode" />
        </div>
        <EditableText
          kind="failure-mode"
          id={row.id}
          field="title"
          label="Failure mode"
          value={row.title}
          shape="line"
          max={300}
          readOnly={!mayEdit}
          render={(title) => <Title className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</Title>}
        />
        <FieldThread failureModeId={row.id} column="title" label="Failure mode" />
      </header>
      <div className="grid gap-x-12 gap-y-10 @6xl:grid-cols-2">
        <div className="grid content-start gap-8">
          <ScenarioStory row={row} readOnly={!mayEdit} />
          <ScenarioAnalysis row={row} readOnly={!mayEdit} />
          <ControlsPanel failureModeId={row.id} readOnly={!mayEdit} />
          <ActionsPanel failureModeId={row.id} readOnly={!mayEdit} />
          <WorkshopOrigin failureModeId={row.id} />
          <HoldingBaselines row={row} />
          <FreeParts failureModeId={row.id} readOnly={!mayEdit} />
        </div>
        <div className="grid content-start gap-8">
          <ScoresPanel row={row} />
          <AcceptanceSection row={row} />
          <CommentSection row={row} />
          <section aria-labelledby="history-title" className="print:hidden">
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

/** Where the scenario stands, and the ways to its register and its neighbours. */
function ScenarioBar({ row }: { row: FailureModeRow }) {
  const register = useRegisterRow()
  const groups = useCategoryGroups()
  const list = groups.flatMap((group) => group.failureModes.map((summary) => summary.row))
  const at = list.findIndex((one) => one.id === row.id)
  const category = groups.find((group) => group.category.id === row.categoryId)?.category
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Breadcrumbs
        crumbs={[
          { label: register.code, href: `/registers/${encodeURIComponent(register.code)}` },
          { label: category?.title ?? 'Category' },
          { label: row.code },
        ]}
      />
      <div className="flex flex-wrap items-center gap-4">
        <PresenceRow />
        <LiveMark />
        <Neighbours before={list[at - 1]} after={at < 0 ? undefined : list[at + 1]} registerCode={register.code} />
      </div>
    </div>
  )
}

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
