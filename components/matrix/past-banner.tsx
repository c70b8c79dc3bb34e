import { describeDay, describeInstant } from '@/components/ui/age-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Moment, PastMoment } from '@/lib/domain/row/moment'

interface PastBannerProps {
  /** What was asked for. */
  asked: Moment
  moment: PastMoment
  /** The last day that is over, in UTC; later ones are now. */
  yesterday: string
  /** Null leads back to now. */
  onGo(to: Moment | null): void
}

/** Says plainly that this is the past, and leads through it. */
export function PastBanner({ asked, moment, yesterday, onGo }: PastBannerProps) {
  const { seq, head, at, day, previousDay, nextDay } = moment
  const goToDay = (to: string) => onGo(to > yesterday ? null : { day: to })
  return (
    <Notice
      tone="warning"
      live
      title={at === null ? `On ${describeDay(day)} the register was not there yet.` : `The past: as it stood ${describeWhen(asked, moment)}.`}
      actions={
        <>
          <Button size="small" variant="primary" onClick={() => onGo(null)}>
            Back to now
          </Button>
          <StepButton label="Previous day" day={previousDay} onGo={goToDay} />
          <StepButton label="Next day" day={nextDay} onGo={goToDay} />
          <Button size="small" disabled={seq < 2} onClick={() => onGo({ seq: seq - 1 })}>
            Event before
          </Button>
          <Button size="small" disabled={seq >= head} onClick={() => onGo(seq + 1 < head ? { seq: seq + 1 } : null)}>
            Event after
          </Button>
        </>
      }
    >
      <span className="tabular">
        {at === null ? `Its first of ${head} events came later.` : `Last event until then: ${seq} of ${head}, ${describeInstant(at)}.`} Days end at midnight UTC.
        Nothing moves here and nothing can be moved; the policy is the one of that day.
      </span>
    </Notice>
  )
}

/** "at the end of 20 Nov 2026" for a day, "after event 17, 20 Nov 2026, 14:05 UTC" for an event. */
export function describeWhen(asked: Moment, { seq, at, day }: PastMoment): string {
  return 'day' in asked || at === null ? `at the end of ${describeDay(day)}` : `after event ${seq}, ${describeInstant(at)}`
}

function StepButton({ label, day, onGo }: { label: string; day: string | null; onGo(day: string): void }) {
  return (
    <Button size="small" disabled={day === null} onClick={() => day && onGo(day)}>
      {label}
      {day && <span className="tabular font-normal text-muted">{describeDay(day)}</span>}
    </Button>
  )
}
