import { COMMANDS } from '@/lib/domain/row/command-catalogue'
import { approveAcceptance, refuseAcceptanceVerb } from '@/lib/services/acceptance/decide-verbs'
import { askAcceptanceVerb, lapseAcceptanceVerb, withdrawAcceptanceVerb } from '@/lib/services/acceptance/request-verbs'
import { freezeBaseline } from '@/lib/services/baseline/freeze-baseline'
import { moveBaselineVerb } from '@/lib/services/baseline/move-baseline'
import { acceptHandOver, askHandOver, refuseHandOver, withdrawHandOver } from '@/lib/services/handover/hand-over-verbs'
import { acceptInvitation, invitePerson, revokeInvitation } from '@/lib/services/people/invitations'
import { membershipVerbs } from '@/lib/services/people/membership-verbs'
import { deleteOwnerRole } from '@/lib/services/people/delete-owner-role'
import { createRegister, importRegister } from '@/lib/services/register/create-register'
import { endDelegation, giveDelegation } from '@/lib/services/signature/delegation-verbs'
import { refuseBaseline } from '@/lib/services/signature/refuse-baseline'
import { askReviewVerb, withdrawReview } from '@/lib/services/signature/review-verbs'
import { signBaseline } from '@/lib/services/signature/sign-baseline'
import { commandVerb, type Verb } from '@/lib/services/verb'
import { rewriteAnonymousCard, withdrawAnonymousCard, writeAnonymousCard } from '@/lib/services/workshop/anonymous-cards'
import { assumeLeadVerb } from '@/lib/services/workshop/assume-lead'
import { castBallot, revealRound } from '@/lib/services/workshop/ballot-verbs'
import { closeDotVote, placeDots } from '@/lib/services/workshop/dot-vote-verbs'
import { lapseWorkshop } from '@/lib/services/workshop/lapse-workshop'
import { rewriteCard, withdrawCard, writeCard } from '@/lib/services/workshop/named-cards'
import { enterAsGuest } from '@/lib/services/workshop/enter-as-guest'
import { removeParticipant } from '@/lib/services/workshop/remove-participant'
import { revealWorkshop } from '@/lib/services/workshop/reveal-workshop'
import { assert } from '@/lib/kernel/assert'
import { AppError } from '@/lib/kernel/errors'

const ownVerbs: readonly Verb[] = [
  ...membershipVerbs,
  deleteOwnerRole,
  createRegister,
  importRegister,
  invitePerson,
  revokeInvitation,
  acceptInvitation,
  askHandOver,
  acceptHandOver,
  refuseHandOver,
  withdrawHandOver,
  freezeBaseline,
  moveBaselineVerb,
  askReviewVerb,
  withdrawReview,
  signBaseline,
  refuseBaseline,
  giveDelegation,
  endDelegation,
  askAcceptanceVerb,
  withdrawAcceptanceVerb,
  approveAcceptance,
  refuseAcceptanceVerb,
  lapseAcceptanceVerb,
  writeCard,
  rewriteCard,
  withdrawCard,
  writeAnonymousCard,
  rewriteAnonymousCard,
  withdrawAnonymousCard,
  revealWorkshop,
  removeParticipant,
  enterAsGuest,
  lapseWorkshop,
  placeDots,
  closeDotVote,
  castBallot,
  revealRound,
  assumeLeadVerb,
]

// A batch runs the plain commands of a register; a verb in the place of one would be passed by.
assert(
  ownVerbs.every(({ name, stream }) => stream !== 'register' || !COMMANDS.has(name)),
  'no verb takes the place of a command of a register',
)

/** Every verb there is, by name; the doors offer these and no others. A verb that stands later takes the place of the plain command. */
const CATALOGUE: ReadonlyMap<string, Verb> = new Map(
  [...[...COMMANDS.values()].map(({ command, permission }) => commandVerb(command, permission)), ...ownVerbs].map(
    (verb): [string, Verb] => [verb.name, verb],
  ),
)

/** All verbs, by name. */
export function listVerbs(): Verb[] {
  return [...CATALOGUE.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The verb with a name. Throws AppError `invalid` with the names that come near. */
export function findVerb(name: string): Verb {
  const verb = CATALOGUE.get(name)
  if (verb) return verb
  const noun = name.split('.')[0] ?? ''
  const near = [...CATALOGUE.keys()].filter((known) => known.startsWith(`${noun}.`))
  const message = `There is no verb “${name}”.`
  const hint = near.length > 0 ? `Verbs of ${noun}: ${near.join(', ')}.` : `Verbs: ${[...CATALOGUE.keys()].join(', ')}.`
  throw new AppError('invalid', message, [{ path: 'verb', message, hint }])
}
