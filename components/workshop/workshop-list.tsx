'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { OpenWorkshop } from '@/components/workshop/open-workshop'
import { workshopPath } from '@/components/workshop/use-workshop'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { RelativeTime } from '@/components/ui/relative-time'
import type { RowSet } from '@/lib/domain/row/row-set'
import { boardOf } from '@/lib/domain/workshop/board'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

/** Meetings that are shown before somebody asks for more. */
const SHOWN = 30

/** The workshops of a register, the newest first, and the way to open one. */
export function WorkshopList() {
  const { rows } = useRoomView()
  const mayRun = useRoomStore().may('run-workshop')
  const register = useRegisterRow()
  const [isOpening, setOpening] = useState(false)
  const [shown, setShown] = useState(SHOWN)
  const workshops = rows.all('workshop').sort((a, b) => (a.id < b.id ? 1 : -1))
  const open = (
    <Button variant="primary" icon="plus" onClick={() => setOpening(true)}>
      Open a workshop
    </Button>
  )
  return (
    <section aria-labelledby="workshops-title" className="pt-3">
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <h2 id="workshops-title" className="text-lg font-semibold">
          Workshops
        </h2>
        {mayRun && workshops.length > 0 && open}
      </div>
      {workshops.length === 0 ? (
        <EmptyState headingLevel={3} title="No workshop yet." action={mayRun && open}>
          {`A pre-mortem begins with the sentence that ${register.title} has failed. Everybody writes down how, alone; then all cards are revealed at once and grouped into failure modes. `}
          {!mayRun && 'A facilitator or an administrator opens one.'}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {workshops.slice(0, shown).map((workshop) => (
            <WorkshopLine key={workshop.id} workshop={workshop} registerCode={register.code} rows={rows} />
          ))}
        </ul>
      )}
      {workshops.length > shown && (
        <p className="pt-3">
          <Button onClick={() => setShown(shown + SHOWN)}>Older workshops</Button>
        </p>
      )}
      {mayRun && <OpenWorkshop open={isOpening} onClose={() => setOpening(false)} />}
    </section>
  )
}

function WorkshopLine({ workshop, registerCode, rows }: { workshop: WorkshopRow; registerCode: string; rows: RowSet }) {
  // Cards and people are held by the room of the workshop alone; groups are here.
  const { groups } = boardOf(rows, workshop.id)
  const became = new Set(groups.flatMap(({ group }) => group.failureModeId ?? [])).size
  const phase = rows.get('workshop-phase', workshop.phaseId)
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-3">
      <div className="min-w-0 flex-1 basis-80">
        <Link href={workshopPath(registerCode, workshop.id)} className="text-lg font-medium text-ink wrap-anywhere no-underline hover:underline pointer-coarse:inline-block pointer-coarse:min-h-11">
          {workshop.title}
        </Link>
        <p className="text-sm text-muted wrap-anywhere">{workshop.scene}</p>
      </div>
      <p className="tabular flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <Badge tone={workshop.endedAt === null ? 'accent' : 'neutral'}>{workshop.endedAt === null ? (phase?.title ?? 'under way') : 'ended'}</Badge>
        {groups.length > 0 && <span>{groups.length === 1 ? '1 group' : `${groups.length} groups`}</span>}
        {became > 0 && <span>{became === 1 ? '1 failure mode' : `${became} failure modes`}</span>}
        <RelativeTime at={workshop.openedAt} />
      </p>
    </li>
  )
}
