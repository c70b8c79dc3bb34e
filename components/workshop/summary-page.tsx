'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { failureModePath, useRegisterRow } from '@/components/register/use-register'
import { MarkdownText } from '@/components/room/markdown-text'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { workshopPath } from '@/components/workshop/use-workshop'
import { meetingFailureModes } from '@/lib/domain/workshop/meeting-failure-modes'
import type { PhaseMove } from '@/lib/domain/workshop/phase-visits'
import { summariseMeeting } from '@/lib/domain/workshop/summary'
import type { MeetingSummary, SummaryBlock, SummarySection, SummaryText } from '@/lib/domain/workshop/summary-words'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { nowIso } from '@/lib/kernel/clock'
import { useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

/** What came out of a workshop, to be read, printed and taken away, at any moment and after it. */
export function SummaryPage({ id, moves }: { id: string; moves: readonly PhaseMove[] }) {
  const { rows } = useRoomView()
  const workshop = rows.get('workshop', id)
  const ids = meetingFailureModes(rows, id).map((row) => row.id)
  const isWhole = useWholeFailureModes(ids)
  useFreshTimes(workshop)
  if (!workshop) {
    return (
      <EmptyState headingLevel={1} title="There is no such workshop in this register.">
        The link may be old, or of another register.
      </EmptyState>
    )
  }
  if (!ids.every(isWhole)) return <SkeletonRows rows={14} label="Reading the failure modes" />
  return <Summary workshop={workshop} summary={summariseMeeting(rows, workshop, { today: nowIso().slice(0, 10), moves })} />
}

/** The times come with the page; where the meeting goes on meanwhile they are asked for anew. */
function useFreshTimes(workshop: WorkshopRow | undefined): void {
  const router = useRouter()
  const now = `${workshop?.phaseId ?? ''} ${workshop?.endedAt ?? ''}`
  const shown = useRef(now)
  useEffect(() => {
    if (shown.current === now) return
    shown.current = now
    router.refresh()
  }, [now, router])
}

function Summary({ workshop, summary: { title, scene, facts, sections } }: { workshop: WorkshopRow; summary: MeetingSummary }) {
  const register = useRegisterRow()
  const path = workshopPath(register.code, workshop.id)
  return (
    <article className="mx-auto max-w-3xl pt-5 print:max-w-none print:pt-0">
      <div className="flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Breadcrumbs crumbs={[{ label: register.code, href: `/registers/${encodeURIComponent(register.code)}` }, { label: workshop.title, href: path }, { label: 'Summary' }]} />
        <div className="flex gap-2">
          <ButtonLink icon="download" href={`/api${path}/summary`} prefetch={false}>
            Markdown
          </ButtonLink>
          <Button icon="document" onClick={() => window.print()}>
            Print
          </Button>
        </div>
      </div>
      <header className="mt-4 border-b pb-4 print:mt-0">
        <p className="text-base text-muted">
          <span className="font-mono">{register.code}</span> {register.title}
        </p>
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        <p className="mt-1 text-lg wrap-anywhere">{scene}</p>
      </header>
      <Facts facts={facts} />
      {sections.map((section) => (
        <Section key={section.title} section={section} level={2} />
      ))}
    </article>
  )
}

function Section({ section: { title, code, blocks, sections = [] }, level }: { section: SummarySection; level: 2 | 3 }) {
  const register = useRegisterRow()
  const Title = `h${level}` as const
  const look = level === 2 ? 'mt-8 mb-2 border-b pb-1 text-lg font-semibold' : 'mt-5 mb-1 text-base font-semibold'
  return (
    <section className={level === 3 ? 'break-inside-avoid' : undefined}>
      <Title className={`${look} wrap-anywhere break-after-avoid`}>
        {code ? (
          <Link href={failureModePath(register.code, code)} className="text-ink no-underline hover:underline pointer-coarse:inline-block pointer-coarse:py-2">
            {title}
          </Link>
        ) : (
          title
        )}
      </Title>
      {blocks.map((block, i) => (
        <Block key={i} block={block} />
      ))}
      {sections.map((one) => (
        <Section key={one.title} section={one} level={3} />
      ))}
    </section>
  )
}

function Block({ block }: { block: SummaryBlock }) {
  if (block.kind === 'facts') return <Facts facts={block.facts} />
  if (block.kind === 'text') {
    return (
      <div className="py-1">
        <Words text={block.text} />
      </div>
    )
  }
  return (
    <>
      {block.label && <p className="mt-2 text-sm font-medium text-muted">{block.label}</p>}
      <ul className="list-disc pl-5 marker:text-faint">
        {block.items.map((text, i) => (
          <li key={i} className="py-0.5 wrap-anywhere">
            <Words text={text} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Facts({ facts }: { facts: MeetingSummary['facts'] }) {
  return (
    <dl className="grid gap-x-4 py-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
      {facts.map(({ label, text }) => (
        <div key={label} className="contents">
          <dt className="text-sm leading-6 text-muted">{label}</dt>
          <dd className="tabular min-w-0 wrap-anywhere max-sm:mb-1">
            <Words text={text} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Words({ text }: { text: SummaryText }) {
  return text.map((piece, i) =>
    typeof piece === 'string' ? (
      <span key={i}>{piece}</span>
    ) : (
      <div key={i} className="inline [&_div]:inline [&_p]:inline">
        <MarkdownText inline text={piece.prose} />
      </div>
    ),
  )
}
