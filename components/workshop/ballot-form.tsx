'use client'

import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { FactorPicker } from '@/components/score/factor-picker'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { ballotOf, fullLevels, readBallotDraft, type BallotDraft } from '@/components/workshop/ballot-draft'
import { WHO_SEES_SCORES } from '@/components/workshop/card-words'
import { ConfidenceChoice } from '@/components/workshop/confidence-choice'
import type { LastWord, Said } from '@/components/workshop/last-word'
import { OverBallot } from '@/components/workshop/over-ballot'
import { keepInTab, readFromTab } from '@/components/room/tab-storage'
import { useSaid } from '@/components/workshop/use-answers'
import { useIsOver } from '@/components/workshop/use-is-over'
import { useWorkshop } from '@/components/workshop/use-workshop'
import { FACTORS, type Factor, type Level } from '@/lib/domain/scoring/factor'
import type { BallotWords } from '@/lib/domain/workshop/ballot'
import type { ScoringRoundRow } from '@/lib/domain/workshop/scoring-rows'
import { REASON_MAX } from '@/lib/domain/workshop/workshop-words'

interface BallotFormProps {
  round: ScoringRoundRow
  ballots: LastWord<BallotWords> | undefined
}

/** One's own ballot: a digit sets a level and goes on, Backspace goes back, Enter sends. It can be changed until the reveal. */
export function BallotForm({ round, ballots }: BallotFormProps) {
  const { workshop } = useWorkshop()
  const { said, isUnreached } = useSaid(ballots)
  const own = said.get(round.id)
  const { draft, change, isChanged, settle } = useBallotDraft(round.id, own?.word)
  const form = useRef<HTMLDivElement>(null)
  useFirstFocus(form)
  const levels = fullLevels(draft)
  // Nothing was changed since it was sent, so there is nothing to send.
  const isIn = own !== undefined && own.standing !== 'refused' && own.word.levels !== null && !isChanged
  const isOver = useIsOver(round.closesAt)
  const send = (given = levels) => {
    ballots?.say(round.id, ballotOf(draft, given))
    settle()
  }
  const focus = (place: number) => form.current?.querySelector<HTMLElement>(`[data-factor="${FACTORS[place]}"] [role="radio"][tabindex="0"]`)?.focus()
  const placeOf = (event: KeyboardEvent) => {
    const factor = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-factor]')?.dataset.factor : undefined
    return FACTORS.findIndex((one) => one === factor)
  }
  // Before the pickers hear of it: for one ballot Enter means done and Backspace one factor back.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const place = placeOf(event)
    if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Backspace') focus(Math.max(0, place - 1))
    else if (event.key === 'Enter' && levels && ballots && !isIn) send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  // After they have: a digit has set its level, so the next factor is at hand, and after the last one the reason to send.
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event)
    if (place >= 0 && /^[1-5]$/.test(event.key) && place < FACTORS.length - 1) focus(place + 1)
  }
  const set = (factor: Factor, level: Level | null) => change({ ...draft, levels: { ...draft.levels, [factor]: level } })
  if (isOver) return <OverBallot sent={own?.standing === 'refused' ? undefined : own?.word} unsent={isChanged ? draft.reason.trim() : ''} />
  return (
    <section aria-labelledby="ballot-title" className="projector:hidden print:hidden">
      <h4 id="ballot-title" className="text-lg font-semibold">
        Your ballot
      </h4>
      <p className="mt-1 mb-1 flex max-w-prose gap-2 text-sm text-muted">
        <Icon name="lock" size={14} className="mt-1 shrink-0" />
        {WHO_SEES_SCORES[workshop.scoring]} Score with the controls that are in place today.
      </p>
      <p className="mb-3 text-sm text-muted max-sm:hidden pointer-coarse:hidden">
        <Kbd keys={['1']} /> to <Kbd keys={['5']} /> set a level and go on, <Kbd keys={['Backspace']} /> goes back, <Kbd keys={['Enter']} /> sends.
      </p>
      <div ref={form} onKeyDownCapture={onKeyDownCapture} onKeyDown={onKeyDown}>
        {FACTORS.map((factor) => (
          <div key={factor} data-factor={factor}>
            <FactorPicker factor={factor} value={draft.levels[factor]} onChange={(level) => set(factor, level)} />
          </div>
        ))}
      </div>
      <div className="grid gap-4 border-t pt-4">
        <ConfidenceChoice value={draft.confidence} onChange={(confidence) => change({ ...draft, confidence })} />
        <TextArea
          label="Reason"
          aside="optional"
          rows={2}
          maxLength={REASON_MAX}
          value={draft.reason}
          onChange={(event) => change({ ...draft, reason: event.target.value })}
          onSend={levels ? () => send() : undefined}
        />
        {isUnreached && (
          <Notice tone="warning" live title="Nobody answers at the moment.">
            Your ballot is kept in this tab and sent as soon as the connection is back.
          </Notice>
        )}
        {own?.problem && <Notice tone="error" live title={own.problem} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" onClick={() => send()} disabled={!levels || !ballots || isIn} className="max-sm:w-full">
            {own && own.standing !== 'refused' ? 'Send the change' : 'Send my ballot'}
          </Button>
          <Button onClick={() => send(null)} disabled={!ballots} className="max-sm:w-full">
            I pass
          </Button>
          <p role="status" className="text-sm text-muted">
            {describeStanding(own, isChanged)}
          </p>
        </div>
      </div>
    </section>
  )
}

function describeStanding(own: Said<BallotWords> | undefined, isChanged: boolean): string {
  if (!own || own.standing === 'refused') return ''
  if (own.standing === 'sending') return 'On its way…'
  const sent = own.word.levels === null ? 'You pass.' : 'Your ballot is in.'
  return isChanged ? `${sent} What you changed since is not sent yet.` : `${sent} You can change it until the reveal.`
}

/** What is being filled in, kept in this tab until it is sent. */
function useBallotDraft(roundId: string, said: BallotWords | undefined) {
  const key = `workshop-ballot ${roundId}`
  const [draft, show] = useState<BallotDraft>(() => readBallotDraft(null, said))
  const [isChanged, setChanged] = useState(false)
  // The server renders the page without it, and what was sent from another tab comes later still.
  useEffect(() => {
    const kept = readFromTab(key)
    setChanged((kept ?? '') !== '')
    show(readBallotDraft(kept, said))
  }, [key, said])
  return {
    draft,
    isChanged,
    change: (next: BallotDraft) => {
      show(next)
      setChanged(true)
      keepInTab(key, JSON.stringify(next))
    },
    settle: () => {
      setChanged(false)
      keepInTab(key, '')
    },
  }
}

/** The first factor is at hand when a ballot appears, unless somebody writes elsewhere. */
function useFirstFocus(form: { current: HTMLDivElement | null }): void {
  useEffect(() => {
    const { activeElement } = document
    const isWriting = activeElement instanceof HTMLElement && activeElement.matches('input, textarea, select, dialog *')
    if (!isWriting) form.current?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus({ preventScroll: true })
  }, [form])
}
