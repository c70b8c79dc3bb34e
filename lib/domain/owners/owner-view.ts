import type { FailureModeStatus } from '@/lib/domain/failure-mode/failure-mode-words'
import type { OwnerPart } from '@/lib/domain/failure-mode/owner-chain'
import type { HandOverState } from '@/lib/domain/handover/hand-over-rows'
import type { Band } from '@/lib/domain/scoring/factor'
import type { Score } from '@/lib/domain/scoring/score'
import type { DutyKind } from '@/lib/domain/workshop/duties'

/** By what open failure modes are grouped. */
export const OWNER_GROUPS = ['person', 'role', 'register', 'band'] as const
export type OwnerGrouping = (typeof OWNER_GROUPS)[number]

/** Keys of groups that are no id: nobody answers, only a text names somebody, not all five factors are scored. */
export const NOBODY = 'nobody'
export const TEXT_ONLY = 'text'
export const UNSCORED = 'unscored'

/** One link of an owner chain with who stands behind it today. */
export interface OwnerName {
  /** Name of the role, or the text that stands in its place. */
  name: string
  /** False for a text: nobody can be found behind it. */
  isRole: boolean
  part: OwnerPart
  holders: string[]
}

/** An open failure mode as the pages of owners show it. */
export interface OpenFailureMode {
  id: string
  code: string
  title: string
  status: FailureModeStatus
  registerCode: string
  score: Score
  owners: OwnerName[]
}

/** A list that was cut: where to read on from, null at its end, and how many there are in all. */
export interface CutList<T> {
  items: T[]
  next: string | null
  total: number
}

export interface OwnerGroup {
  /** An id, a band, or one of the words above. */
  key: string
  label: string
  /** How many open failure modes are in it, in all and by band. */
  count: number
  bands: Record<Band | typeof UNSCORED, number>
  /** The worst few. */
  worst: OpenFailureMode[]
}

/** An owner role with who holds it today and, where nobody does, since when and who was the last. */
export interface RoleToday {
  id: string
  name: string
  holders: { membershipId: string; name: string }[]
  /** First day without a holder, and who held it before; null where somebody holds it or nobody ever did. */
  vacant: { since: string; was: string } | null
  /** Who holds it next, and from which day on. */
  next: { from: string; name: string } | null
}

/** A role with those for whom the reader may hand it over, and to whom it can go. */
export interface RoleOffer {
  role: RoleToday
  givers: { membershipId: string; name: string }[]
  takers: { id: string; name: string }[]
}

/** A role that nobody holds today although failure modes or controls name it. */
export interface RoleHole {
  role: RoleToday
  failureModes: number
  controls: number
  /** Worst score of the failure modes; null where there are none. */
  worst: Score | null
}

/** An action or a control with a day until which it is to be done. */
export interface DueItem {
  kind: 'action' | 'control'
  id: string
  title: string
  /** ISO day. */
  due: string
  registerId: string
  registerCode: string
  /** Code of the failure mode that it is for, the first one where there are several; null where none is left. */
  failureModeCode: string | null
  who: DueOwner
}

/** Whose it is: somebody, somebody who has left, a role with its holders, a text, or nobody. */
export type DueOwner =
  | { kind: 'member'; name: string; hasLeft: boolean }
  | { kind: 'role'; name: string; holders: string[] }
  | { kind: 'text'; name: string }
  | { kind: 'nobody' }

/** A hand-over as its people see it. */
export interface HandOverView {
  id: string
  state: HandOverState
  roleName: string
  from: string
  to: string
  askedBy: string | null
  /** ISO day from which the receiver would hold the role. */
  day: string
  reason: string | null
  settledAt: string | null
  /** What the reader is in it. */
  mine: 'receiver' | 'giver' | 'asker' | 'none'
  /** Open failure modes that the role answers for. */
  failureModes: number
}

/** Something that a meeting gave the reader and that they have not said yes to as it stands. */
export interface WaitingYes {
  kind: DutyKind
  id: string
  /** What it says now, in words. */
  terms: string
  /** True where they said yes to what it was before somebody changed it. */
  isChanged: boolean
  registerId: string
  registerCode: string
  workshopId: string
  workshopTitle: string
  failureModeCode: string
  failureModeTitle: string
}
