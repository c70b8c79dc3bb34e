import { MEMBER_ROLES, MEMBERSHIP_ROLES } from '@/lib/domain/access/roles'
import {
  choice,
  choices,
  date,
  fixed,
  instant,
  optionalChoice,
  optionalDate,
  optionalInstant,
  order,
  reference,
  requiredLine,
  ruled,
  wholeNumber,
  type Field,
} from '@/lib/domain/row/field'
import { defineRow, type RowOf } from '@/lib/domain/row/row-definition'
import { BANDS } from '@/lib/domain/scoring/factor'
import { SCORING_POLICY_KINDS } from '@/lib/domain/scoring/policy'

// Its bytes are no row and lie behind a door of their own.
const logoId: Field<string | null> = { label: 'Logo', shape: 'reference', nullable: true, initial: null }

export const workspaceRow = defineRow(
  'workspace',
  'workspace',
  {
    slug: fixed(ruled(requiredLine('Slug', 40), (slug) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(slug), 'Expected lower-case letters, digits and dashes.')),
    name: requiredLine('Name', 120),
    /** The picture that stands on the documents. */
    logoId,
  },
  { deletable: false },
)
export type WorkspaceRow = RowOf<typeof workspaceRow>

const numbers = (label: string, length: number): Field<number[]> =>
  ruled({ label, shape: 'numbers', range: [0, 1_000_000] }, (list) => list.length === length, `Expected ${length} numbers.`)

/** One version of a scoring policy; a version never changes, a change is a new one. */
export const scoringPolicyRow = defineRow('scoring-policy', 'scoring policy', {
  name: fixed(requiredLine('Name', 120)),
  version: fixed(wholeNumber('Version', 1, 100_000)),
  kind: fixed(choice('Kind', SCORING_POLICY_KINDS)),
  /** Weights in the order likelihood, impact, detectability, recoverability, blast radius; zeros where the kind has none. */
  weights: fixed(numbers('Weights', 5)),
  /** Highest numbers of the bands low, moderate and high. */
  edges: fixed(numbers('Band edges', 3)),
}, { deletable: false })
export type ScoringPolicyRow = RowOf<typeof scoringPolicyRow>

const roles: Field<(typeof MEMBER_ROLES)[number][]> = {
  ...ruled(choices('Roles', MEMBER_ROLES), (set) => set.length > 0, 'At least one role.'),
  initial: undefined,
}

// People are outside every workspace; a membership is how one appears inside, under a name of its own.
// A guest's membership has none: the person comes when the guest becomes a member.
const personId: Field<string | null> = { label: 'Person', shape: 'reference', nullable: true, initial: null }
// Of a register's stream, so that no command of the workspace looks for it.
const workshopId: Field<string | null> = { label: 'Workshop', shape: 'reference', nullable: true, initial: null }
const membershipRoles: Field<(typeof MEMBERSHIP_ROLES)[number][]> = {
  ...ruled(choices('Roles', MEMBERSHIP_ROLES), (set) => set.length > 0, 'At least one role.'),
  initial: undefined,
}

export const membershipRow = defineRow('membership', 'member', {
  personId: fixed(personId),
  name: requiredLine('Name', 120),
  roles: membershipRoles,
  /** The one workshop that a guest is in; null for everybody else. */
  workshopId: fixed(workshopId),
})
export type MembershipRow = RowOf<typeof membershipRow>

const email: Field<string> = { label: 'E-mail', shape: 'line', form: 'email', max: 254 }

export const invitationRow = defineRow('invitation', 'invitation', {
  email: fixed(email),
  roles: fixed(roles),
  /** SHA-256 of the token in the link, in hexadecimal; the token itself is shown once. */
  tokenHash: fixed(ruled(requiredLine('Token hash', 64), (hash) => /^[0-9a-f]{64}$/.test(hash), 'Expected a SHA-256.')),
  expiresAt: fixed(instant('Expires')),
  acceptedAt: fixed(optionalInstant('Accepted')),
})
export type InvitationRow = RowOf<typeof invitationRow>

// A name with a mark of the owner chain could not be read back from an owner line.
const CHAIN_MARKS = /\s[+→]\s|\s->\s|\(awareness only\)$/i

export const ownerRoleRow = defineRow('owner-role', 'owner role', {
  name: ruled(requiredLine('Name', 120), (name) => !CHAIN_MARKS.test(name), 'Must not hold “ + ”, “ → ” or “(awareness only)”, which join roles in an owner line.'),
  orderKey: order(),
  /** The worst band of a risk that its holders may accept; null for none. */
  acceptsUpTo: optionalChoice('Accepts risks up to', BANDS),
})
export type OwnerRoleRow = RowOf<typeof ownerRoleRow>

/** Who holds an owner role, from the first day to the last, both included; `validTo` null has no end. */
export const ownerRoleHoldingRow = defineRow('owner-role-holding', 'holder of a role', {
  ownerRoleId: fixed(reference('Owner role', 'owner-role')),
  membershipId: fixed(reference('Member', 'membership')),
  validFrom: date('From'),
  validTo: optionalDate('To'),
})
export type OwnerRoleHoldingRow = RowOf<typeof ownerRoleHoldingRow>
