import { controlCommands, controlLinkCommands } from '@/lib/domain/control/control-commands'
import {
  detectionSignalCommands,
  failureModeCommands,
  hardStopStepCommands,
  ownerLinkCommands,
  responseStepCommands,
} from '@/lib/domain/failure-mode/failure-mode-commands'
import { rescoreFailureModes } from '@/lib/domain/failure-mode/rescore'
import {
  categoryCommands,
  checklistItemCommands,
  constraintCommands,
  decisionRuleCommands,
  editRegister,
  freePartCommands,
  headerLineCommands,
  revisionCommands,
  sectionCommands,
  signingRoleCommands,
} from '@/lib/domain/register/register-commands'
import type { Command } from '@/lib/domain/row/command'
import { editWorkspace } from '@/lib/domain/workspace/workspace-commands'
import { acceptInvitation, invitePerson, revokeInvitation } from '@/lib/services/people/invitations'
import { membershipVerbs } from '@/lib/services/people/membership-verbs'
import { ownerRoleVerbs } from '@/lib/services/people/owner-role-verbs'
import { createRegister, importRegister } from '@/lib/services/register/create-register'
import { commandVerb, type Verb } from '@/lib/services/verb'
import { AppError } from '@/lib/kernel/errors'

/** Kinds of row whose commands ask for nothing beyond the right to edit rows. */
const ROW_COMMANDS: Record<string, Command>[] = [
  { ...failureModeCommands },
  { ...detectionSignalCommands },
  { ...responseStepCommands },
  { ...hardStopStepCommands },
  { ...ownerLinkCommands },
  { ...controlCommands },
  { ...controlLinkCommands },
  { ...freePartCommands },
  { ...categoryCommands },
  { ...sectionCommands },
  { ...constraintCommands },
  { ...headerLineCommands },
  { ...decisionRuleCommands },
  { ...checklistItemCommands },
  { ...revisionCommands },
  { ...signingRoleCommands },
]

/** Every verb there is, by name; the doors offer these and no others. */
const CATALOGUE = new Map<string, Verb>(
  [
    createRegister,
    importRegister,
    commandVerb(editRegister, 'manage-register'),
    ...ROW_COMMANDS.flatMap((set) => Object.values(set).map((command) => commandVerb(command, 'edit-rows'))),
    commandVerb(rescoreFailureModes, 'score'),
    commandVerb(editWorkspace, 'manage-people'),
    invitePerson,
    revokeInvitation,
    acceptInvitation,
    ...membershipVerbs,
    ...ownerRoleVerbs,
  ].map((verb): [string, Verb] => [verb.name, verb]),
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
