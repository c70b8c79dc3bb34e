'use client'

import { useState } from 'react'
import { useRegisterRow } from '@/components/register/use-register'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Menu } from '@/components/ui/menu'
import { AgendaDialog } from '@/components/workshop/agenda-dialog'
import { DoorDialog } from '@/components/workshop/door-dialog'
import { PeopleList } from '@/components/workshop/people-list'
import { ReadyCount } from '@/components/workshop/ready-count'
import { useLeading } from '@/components/workshop/use-leading'
import { projectorPath, useWorkshop } from '@/components/workshop/use-workshop'
import { WroteCount } from '@/components/workshop/wrote-count'
import type { HiddenCount } from '@/lib/domain/workshop/hidden-card'

/** The console of who leads: what to say, what the room has done, and the one step that comes next. */
export function FacilitatorDesk({ counts }: { counts: readonly HiddenCount[] | null }) {
  const { workshop, phase, phases } = useWorkshop()
  const { canGo, needsReveal, go, end, isRevealing } = useLeading()
  const register = useRegisterRow()
  const [shown, setShown] = useState<'end' | 'agenda' | 'people' | 'door' | null>(null)
  const close = () => setShown(null)
  const next = phases[phases.findIndex(({ id }) => id === phase.id) + 1]
  const others = phases.filter((one) => one.id !== next?.id && canGo(one))
  return (
    <section aria-labelledby="desk-title" className="mb-6 grid gap-x-8 gap-y-3 border-l-2 border-accent bg-accent-soft px-4 py-3.5 lg:grid-cols-[1fr_auto] projector:hidden">
      <div className="min-w-0">
        <h3 id="desk-title" className="text-xs font-medium text-muted">
          Only who leads sees this. You can say:
        </h3>
        <p className="mt-1 max-w-prose text-base">{phase.say}</p>
        <WroteCount counts={counts} />
        <ReadyCount withNames />
      </div>
      <div className="grid content-start gap-2 lg:justify-items-end">
        <div className="flex flex-wrap items-center gap-2">
        {others.length > 0 && (
          <Menu label="Go to another phase" variant="secondary" items={others.map((one) => ({ label: one.title, onSelect: () => go(one) }))}>
            Another phase
          </Menu>
        )}
        {next ? (
          <Button variant="primary" onClick={(event) => isFirstPress(event) && go(next)} disabled={!canGo(next)} pending={isRevealing}>
            {needsReveal(next) ? 'Reveal all cards' : `On to: ${next.title}`}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => setShown('end')}>
            End the workshop
          </Button>
        )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" variant="quiet" icon="sort" onClick={() => setShown('agenda')}>
            Agenda
          </Button>
          <Button size="small" variant="quiet" icon="people" onClick={() => setShown('people')}>
            People
          </Button>
          <Button size="small" variant="quiet" icon="link" onClick={() => setShown('door')}>
            Door
          </Button>
          <ButtonLink size="small" variant="quiet" icon="screen" href={projectorPath(register.code, workshop.id)} target="_blank">
            Projector view
          </ButtonLink>
        </div>
      </div>
      <DoorDialog open={shown === 'door'} onClose={close} />
      <AgendaDialog open={shown === 'agenda'} onClose={close} />
      <Dialog open={shown === 'people'} onClose={close} title="People" description="Who is here, and who leads. The lead is handed over from the menu of a name." dismissable>
        <PeopleList />
      </Dialog>
      <Dialog
        open={shown === 'end'}
        onClose={close}
        title="End this workshop?"
        description="Nobody writes or groups in it any more. Its cards and groups stay as they are, and its failure modes go on in the register."
        dismissable
        footer={
          <>
            <Button onClick={close}>Not yet</Button>
            <Button variant="primary" onClick={end}>
              End “{workshop.title}”
            </Button>
          </>
        }
      >
        <p className="text-base">An ended workshop is not opened again; for another hour open a new one.</p>
      </Dialog>
    </section>
  )
}

/** False for the second press of a double click: the next step has come to stand under the mouse by then, and a reveal is not taken back. */
function isFirstPress({ detail }: { detail: number }): boolean {
  return detail < 2
}
