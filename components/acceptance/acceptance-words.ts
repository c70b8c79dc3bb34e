import { describeDay } from '@/components/ui/age-words'
import type { AcceptanceRow } from '@/lib/domain/acceptance/acceptance-rows'
import type { AcceptanceState } from '@/lib/domain/acceptance/acceptance-standing'
import { describeScore, type Score } from '@/lib/domain/scoring/score'

/** How an acceptance stands, in a word or two. */
export const STATE_WORDS = {
  waiting: 'Waits for a decision',
  unanswered: 'Not answered in time',
  withdrawn: 'Taken back',
  refused: 'Refused',
  'in-force': 'Accepted',
  lapsed: 'Lapsed',
  risen: 'The risk rose',
  renewed: 'Renewed',
  left: 'Taken up again',
} as const satisfies Record<AcceptanceState, string>

export const STATE_TONES = {
  waiting: 'accent',
  unanswered: 'neutral',
  withdrawn: 'neutral',
  refused: 'danger',
  'in-force': 'strong',
  lapsed: 'warning',
  risen: 'warning',
  renewed: 'neutral',
  left: 'neutral',
} as const satisfies Record<AcceptanceState, string>

/** What the newest acceptance of a failure mode means today, in a sentence. */
export function describeState(state: AcceptanceState, { expiresOn, band, number }: AcceptanceRow, score: Score): string {
  const until = describeDay(expiresOn)
  switch (state) {
    case 'waiting':
      return 'It stays an open risk until somebody has accepted it.'
    case 'in-force':
      return `Accepted until ${until}. It is no open risk until then, unless it rises above ${band}.`
    case 'lapsed':
      return `The acceptance lapsed after ${until}. It is an open risk again.`
    case 'risen':
      return `${number} ${band} was accepted; it is ${describeScore(score)} now. It is an open risk again.`
    case 'left':
      return 'It was accepted, and taken up again.'
    case 'refused':
      return 'The last request was refused. It stays an open risk.'
    default:
      return 'Nobody has accepted it. It is an open risk.'
  }
}

/** The page on which somebody decides about a failure mode. */
export function decisionPath(registerCode: string, code: string): string {
  return `/registers/${encodeURIComponent(registerCode)}/${encodeURIComponent(code)}/acceptance`
}
