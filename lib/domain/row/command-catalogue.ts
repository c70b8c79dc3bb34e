import { actionCommands } from '@/lib/domain/action/action-commands'
import { commentCommands } from '@/lib/domain/comment/comment-commands'
import { controlCommands, controlLinkCommands } from '@/lib/domain/control/control-commands'
import { introduceControl } from '@/lib/domain/control/introduce-control'
import { unlinkControl } from '@/lib/domain/control/unlink-control'
import {
  detectionSignalCommands,
  failureModeCommands,
  hardStopStepCommands,
  ownerLinkCommands,
  responseStepCommands,
} from '@/lib/domain/failure-mode/failure-mode-commands'
import { rescoreFailureModes } from '@/lib/domain/failure-mode/rescore'
import { sourceMappingCommands } from '@/lib/domain/import/source-mapping-commands'
import { may, type ActingRole, type Permission } from '@/lib/domain/access/permissions'
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
import { BATCH_VERB, type BatchInput } from '@/lib/domain/row/batch'
import { batchPermissions, defineBatch, type BatchEntry } from '@/lib/domain/row/batch-command'
import type { Command } from '@/lib/domain/row/command'
import { addScoringPolicies, adoptPolicy } from '@/lib/domain/scoring/policy-commands'
import { privateViewCommands, sharedViewCommands } from '@/lib/domain/saved-view/saved-view-commands'
import { editWorkspace, membershipCommands, ownerRoleCommands, ownerRoleHoldingCommands } from '@/lib/domain/workspace/workspace-commands'
import { agendaTemplateCommands } from '@/lib/domain/workshop/agenda-template-commands'
import { candidateCommands } from '@/lib/domain/workshop/candidate-commands'
import { cardCommands, cardGroupCommands } from '@/lib/domain/workshop/card-commands'
import { coFacilitatorCommands } from '@/lib/domain/workshop/co-facilitator-commands'
import { closeGuestLink, lockWorkshop, openGuestLink, readmitParticipant, unlockWorkshop } from '@/lib/domain/workshop/door-commands'
import { openDotVote } from '@/lib/domain/workshop/dot-vote'
import { focusWorkshop } from '@/lib/domain/workshop/focus-command'
import { entrustLead } from '@/lib/domain/workshop/lead-commands'
import { meetingInputCommands } from '@/lib/domain/workshop/meeting-input-commands'
import { minorityNoteCommands } from '@/lib/domain/workshop/note-commands'
import { phaseCommands } from '@/lib/domain/workshop/phase-commands'
import { tellReady } from '@/lib/domain/workshop/ready-command'
import { rewordWorkshop } from '@/lib/domain/workshop/reword-workshop'
import { agreeOnRound, openRounds } from '@/lib/domain/workshop/round-commands'
import { switchPart } from '@/lib/domain/workshop/switch-part'
import { extendTimer, pauseTimer, startTimer } from '@/lib/domain/workshop/timer-commands'
import { undertakingCommands } from '@/lib/domain/workshop/undertaking-commands'
import { endWorkshop, joinWorkshop, moveWorkshop, openWorkshop } from '@/lib/domain/workshop/workshop-commands'

type Entry = readonly [string, { command: Command; permission: Permission }]

const entries = (permission: Permission, ...sets: Record<string, Command>[]): Entry[] =>
  sets.flatMap((set) => Object.values(set).map((command): Entry => [command.name, { command, permission }]))

const single: ReadonlyMap<string, BatchEntry> = new Map([
  ...entries(
    'edit-rows',
    { ...failureModeCommands },
    { ...detectionSignalCommands },
    { ...responseStepCommands },
    { ...hardStopStepCommands },
    { ...ownerLinkCommands },
    { ...controlCommands },
    { ...controlLinkCommands },
    { introduceControl, unlinkControl },
    { ...actionCommands },
    { ...freePartCommands },
    { ...categoryCommands },
    { ...sectionCommands },
    { ...constraintCommands },
    { ...headerLineCommands },
    { ...decisionRuleCommands },
    { ...checklistItemCommands },
    { ...revisionCommands },
    { ...signingRoleCommands },
    { ...sourceMappingCommands },
  ),
  ...entries('score', { rescoreFailureModes }),
  ...entries('comment', { ...commentCommands }),
  ...entries('run-workshop', { openWorkshop }, { ...agendaTemplateCommands }),
  // Who leads one workshop may be somebody whose roles run none; the commands that lead ask for that themselves.
  ...entries('take-part', { moveWorkshop, endWorkshop, startTimer, pauseTimer, extendTimer, focusWorkshop, entrustLead }, { openDotVote, openRounds, agreeOnRound }, { ...candidateCommands }, { ...phaseCommands }),
  ...entries('take-part', { rewordWorkshop }, { ...meetingInputCommands }, { ...undertakingCommands }),
  ...entries('take-part', { openGuestLink, closeGuestLink, lockWorkshop, unlockWorkshop, readmitParticipant }),
  // What guests of a workshop may do there, members do too.
  ...entries('attend', { joinWorkshop, switchPart, tellReady }),
  ...entries('take-part', { ...minorityNoteCommands }, { ...coFacilitatorCommands }, { ...cardCommands }, { ...cardGroupCommands }),
  ...entries('keep-views', { ...privateViewCommands }),
  ...entries('share-views', { ...sharedViewCommands }),
  ...entries('manage-register', { editRegister, addScoringPolicies, adoptPolicy }),
  ...entries('manage-people', { editWorkspace }, { ...membershipCommands }, { ...ownerRoleCommands }, { ...ownerRoleHoldingCommands }),
])

const findSingle = (verb: string) => single.get(verb)

/**
 * Every command that the browser may apply at once, by name, with the permission that it needs. A batch is open to whoever may do any step of
 * one; what each step asks for is asked beside.
 */
export const COMMANDS: ReadonlyMap<string, BatchEntry> = new Map([...single, ...entries('take-part', { batch: defineBatch(findSingle) })])

/**
 * Everything that a command asks for, each permission with its place in the input: of a batch what its steps ask for, of any other command
 * its own. The input is a parsed one.
 */
export function permissionsOf(verb: string, input: unknown): Map<Permission, string> {
  if (verb === BATCH_VERB) return batchPermissions(findSingle, input as BatchInput)
  const permission = COMMANDS.get(verb)?.permission
  return new Map(permission ? [[permission, '']] : [])
}

/** Whether somebody in these roles may do a command with a parsed input. */
export function mayDo(roles: readonly ActingRole[], verb: string, input: unknown): boolean {
  const wanted = [...permissionsOf(verb, input).keys()]
  return wanted.length > 0 && wanted.every((permission) => may(roles, permission))
}
