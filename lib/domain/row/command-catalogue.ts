import { commentCommands } from '@/lib/domain/comment/comment-commands'
import { controlCommands, controlLinkCommands } from '@/lib/domain/control/control-commands'
import {
  detectionSignalCommands,
  failureModeCommands,
  hardStopStepCommands,
  ownerLinkCommands,
  responseStepCommands,
} from '@/lib/domain/failure-mode/failure-mode-commands'
import { rescoreFailureModes } from '@/lib/domain/failure-mode/rescore'
import type { Permission } from '@/lib/domain/access/permissions'
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
import { privateViewCommands, sharedViewCommands } from '@/lib/domain/saved-view/saved-view-commands'
import { editWorkspace, membershipCommands, ownerRoleCommands, ownerRoleHoldingCommands } from '@/lib/domain/workspace/workspace-commands'

type Entry = readonly [string, { command: Command; permission: Permission }]

const entries = (permission: Permission, ...sets: Record<string, Command>[]): Entry[] =>
  sets.flatMap((set) => Object.values(set).map((command): Entry => [command.name, { command, permission }]))

/** Every command that the browser may apply at once, by name, with the permission that it needs. */
export const COMMANDS: ReadonlyMap<string, { command: Command; permission: Permission }> = new Map([
  ...entries(
    'edit-rows',
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
  ),
  ...entries('score', { rescoreFailureModes }),
  ...entries('comment', { ...commentCommands }),
  ...entries('keep-views', { ...privateViewCommands }),
  ...entries('share-views', { ...sharedViewCommands }),
  ...entries('manage-register', { editRegister }),
  ...entries('manage-people', { editWorkspace }, { ...membershipCommands }, { ...ownerRoleCommands }, { ...ownerRoleHoldingCommands }),
])
