import type { z } from 'zod'
import type { Permission } from '@/lib/domain/access/permissions'
import type { Change } from '@/lib/domain/row/change'
import type { Command, CommandContext } from '@/lib/domain/row/command'
import { permissionsOf } from '@/lib/domain/row/command-catalogue'
import type { Whereabouts } from '@/lib/domain/workshop/whereabouts'
import { loadNeededRows } from '@/lib/data/row-storage'
import type { Scope } from '@/lib/data/scope'
import { LoadedRows } from '@/lib/services/loaded-rows'

/** What a door knows of who is connected; asked for nothing but where one member is. */
export interface Presence {
  whereIs(registerId: string, membershipId: string): Whereabouts
}

/** What a verb may know beside its input and the rows. */
export interface VerbContext extends CommandContext {
  presence: Presence
}

/** One way to change something: what it is called, what it needs, and how an input becomes changes. */
export interface Verb<I = unknown> {
  name: string
  /** Name of the event, in the past tense. */
  event: string
  permission: Permission
  /** Which stream it writes to; `new-register` opens one. */
  stream: 'register' | 'workspace' | 'new-register'
  /** True when a command without a reason is refused. */
  needsReason?: boolean
  /** What it leaves where that is no event: its answer in the ledger, or there too nothing but the id of the command. Then it decides no changes. */
  leaves?: 'answer' | 'id'
  /** True where the ledger keeps no digest of the input: with so few possible ones, who tried them all would find which it was. */
  hidesInput?: boolean
  schema: z.core.$ZodType<I>
  /** What an input asks for beyond the permission of the verb, each with its place: the steps of a batch have permissions of their own. */
  alsoNeeds?(input: I): ReadonlyMap<Permission, string>
  decide(scope: Scope, input: I, context: VerbContext): Promise<Change[]>
  /** What is done once the event stands, in the same transaction. */
  after?(scope: Scope, event: { streamId: string; seq: number }): Promise<void>
}

/** A verb of the catalogue, whatever its input. */
export type AnyVerb = Verb<never>

/** The verb of a command: loads and locks what the command needs, then lets the domain decide. */
export function commandVerb<I>(command: Command<I>, permission: Permission): Verb<I> {
  return {
    name: command.name,
    event: command.event,
    permission,
    stream: command.stream,
    needsReason: command.needsReason,
    schema: command.schema,
    alsoNeeds: (input) => permissionsOf(command.name, input),
    async decide(scope, input, context) {
      const rows = new LoadedRows()
      rows.add(await loadNeededRows(scope, context.streamId, command.needs(input, context)))
      const more = command.follows?.(rows, input, context) ?? []
      if (more.length > 0) rows.add(await loadNeededRows(scope, context.streamId, more))
      return command.apply(rows, input, context)
    },
  }
}
