import { CONTROL_TYPES, type ControlType } from '@/lib/domain/control/control-words'
import { linkedControls } from '@/lib/domain/control/linked-controls'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowReader } from '@/lib/domain/row/row-reader'

/** What stands between a failure mode and the damage: the five types of control, what is done first, what stops it, and who may. */
export const PROTECTIONS = [...CONTROL_TYPES, 'response', 'hard-stop', 'authority'] as const
export type Protection = (typeof PROTECTIONS)[number]

export const PROTECTION_WORDS = {
  prevention: 'Prevents',
  detection: 'Detects',
  containment: 'Contains',
  recovery: 'Recovers',
  proof: 'Proves',
  response: 'First response',
  'hard-stop': 'Hard stop',
  authority: 'Who may',
} as const satisfies Record<Protection, string>

/** It is in place or written down, somebody means to make it, or nothing is there. */
export const STANDINGS = ['there', 'planned', 'missing'] as const
export type Standing = (typeof STANDINGS)[number]

/** How a failure mode is protected. `rows` hold its texts. A hard stop that is “none” on purpose needs nobody who may pull it. */
export function protectionOf(rows: RowReader, row: FailureModeRow): Record<Protection, Standing> {
  const controls = linkedControls(rows, row.id).map(({ control }) => control)
  const standing = (type: ControlType): Standing => {
    const states = controls.filter((control) => control.type === type).map(({ state }) => state)
    if (states.includes('in-place')) return 'there'
    return states.some((state) => state === 'planned' || state === 'proposed') ? 'planned' : 'missing'
  }
  const isThere = (yes: boolean): Standing => (yes ? 'there' : 'missing')
  const hasStop = row.hardStopNone !== null || rows.where('hard-stop-step', 'failureModeId', row.id).some(isLive)
  const hasAuthority = row.hardStopNone !== null || row.hardStopAuthorityRoleId !== null || row.hardStopAuthorityText !== null
  return {
    ...{ prevention: standing('prevention'), detection: standing('detection'), containment: standing('containment') },
    ...{ recovery: standing('recovery'), proof: standing('proof') },
    response: isThere(rows.where('response-step', 'failureModeId', row.id).some(isLive)),
    'hard-stop': isThere(hasStop),
    authority: isThere(hasAuthority),
  }
}

function isLive({ deletedAt }: { deletedAt: string | null }): boolean {
  return deletedAt === null
}
