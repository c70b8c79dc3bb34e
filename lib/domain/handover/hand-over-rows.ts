import { date, choice, fixed, line, optionalInstant, optionalReference, reference } from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'

/** What became of an asking: nobody has answered, or taken over, refused, taken back, or void because one of the two has left. */
export const HAND_OVER_STATES = ['asked', 'accepted', 'refused', 'withdrawn', 'void'] as const
export type HandOverState = (typeof HAND_OVER_STATES)[number]

/** The asking whether a member takes an owner role over from its holder, from a day on. */
export const handOverRow = defineRow('hand-over', 'hand-over', {
  ownerRoleId: fixed(reference('Owner role', 'owner-role')),
  fromMembershipId: fixed(reference('Holder', 'membership')),
  toMembershipId: fixed(reference('Receiver', 'membership')),
  /** Null where the command line asked. */
  askedById: fixed(optionalReference('Asked by', 'membership')),
  day: fixed(date('From')),
  state: fixed(choice('State', HAND_OVER_STATES, 'asked')),
  reason: fixed(line('Reason')),
  settledAt: fixed(optionalInstant('Settled')),
}, { deletable: false })
export type HandOverRow = RowOf<typeof handOverRow>
