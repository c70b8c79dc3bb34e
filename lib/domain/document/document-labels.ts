import type { HeaderField, ScenarioPart } from '@/lib/domain/document/content'
import { RESPONSE_WINDOW_MAX } from '@/lib/domain/failure-mode/failure-mode-rows'

/** Printed labels of the header fields; recognised word for word (MD-20). */
export const HEADER_LABELS = {
  version: 'Version',
  date: 'Date',
  status: 'Status',
  scope: 'Scope',
  prerequisites: 'Prerequisites',
} as const satisfies Record<HeaderField, string>

export const CONSTRAINTS_LABEL = 'Constraints'

/** Printed labels of the known parts of a scenario; `response` has labels of its own (`printResponseLabel`). */
export const PART_LABELS = {
  scenario: 'Scenario',
  detectionSignals: 'Detection Signals',
  hardStop: 'Hard Stop',
  owners: 'Owner',
  component: 'Component',
  cause: 'Cause',
  effect: 'Effect',
  trigger: 'Trigger',
  invariant: 'Invariant',
  promise: 'Promise at Risk',
  failureClass: 'Failure Class',
  layer: 'Layer',
  blastData: 'Blast Radius (data)',
  blastUsers: 'Blast Radius (users)',
  blastTime: 'Blast Radius (time)',
  blastConsumers: 'Blast Radius (consumers)',
  degradedMode: 'Degraded Mode',
  recoveryStrategy: 'Recovery Strategy',
  hardStopAuthority: 'Hard Stop Authority',
  assessmentInherent: 'Inherent Assessment',
  assessmentCurrent: 'Current Assessment',
  assessmentTarget: 'Target Assessment',
  controls: 'Controls',
  statusText: 'Status',
} as const satisfies Record<Exclude<ScenarioPart, 'response'>, string>

export interface ResponseLabel {
  /** Minutes of "First N Minutes"; null for every other label. */
  windowMinutes: number | null
  /** Any other response label, word for word; null for "First N Minutes" and "First Response". */
  label: string | null
}

const PLAIN_LABEL = 'First Response'
const WINDOW_LABEL = /^First ([1-9]\d{0,5}) Minutes$/
const OTHER_LABEL = /^(?:(?:First|Immediate|Initial) .+|.+ (?:Response|Actions))$/

/**
 * Reads the label of a first response (MD-31): "First N Minutes", "First Response", or any label that begins with First,
 * Immediate or Initial or ends with Response or Actions, which is kept word for word, and so is a window longer than a week. Null for
 * every other label.
 */
export function readResponseLabel(label: string): ResponseLabel | null {
  if (label === PLAIN_LABEL) return { windowMinutes: null, label: null }
  const window = WINDOW_LABEL.exec(label)
  if (window && Number(window[1]) <= RESPONSE_WINDOW_MAX) return { windowMinutes: Number(window[1]), label: null }
  return OTHER_LABEL.test(label) ? { windowMinutes: null, label } : null
}

/** Prints the label of a first response; the inverse of `readResponseLabel`. A label stands before a window. */
export function printResponseLabel(response: ResponseLabel): string {
  if (response.label !== null) return response.label
  return response.windowMinutes === null ? PLAIN_LABEL : `First ${response.windowMinutes} Minutes`
}
