import type { Change } from '@/lib/domain/row/change'
import type { Command, CommandContext } from '@/lib/domain/row/command'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { Envelope } from '@/lib/live/client/command-sender'
import { AppError } from '@/lib/kernel/errors'

export interface Pending {
  envelope: Envelope
  command: Command
  /** The input as the command's schema read it. */
  input: unknown
  streamId: string
  /** Number of its event once the server has answered; the room waits for it. */
  seq: number | null
}

/** Commands at hand that the server has not confirmed, or whose events have not come, in the order in which they were given. */
export class UnconfirmedList {
  private pending: readonly Pending[] = []

  /** Commands that nobody has answered. */
  get size(): number {
    return this.pending.filter(({ seq }) => seq === null).length
  }

  add(pending: Pending): void {
    this.pending = [...this.pending, pending]
  }

  /** Takes a command out; it was refused, or its event has come. */
  remove(commandId: string): void {
    this.pending = this.pending.filter(({ envelope }) => envelope.commandId !== commandId)
  }

  /** The server has answered; `seq` is null when nothing changed. */
  answer(commandId: string, seq: number | null): void {
    this.pending = this.pending.map((one) => (one.envelope.commandId === commandId ? { ...one, seq: seq ?? 0 } : one))
  }

  /** Takes out what was answered and whose events have come; true when there was one. */
  dropSettled(heads: ReadonlyMap<string, number>): boolean {
    const before = this.pending.length
    this.pending = this.pending.filter(({ seq, streamId }) => seq === null || seq > (heads.get(streamId) ?? Infinity))
    return this.pending.length < before
  }

  /** What is unconfirmed, over what is confirmed. A command that no longer fits is left out until the server has spoken. */
  replay(confirmed: RowSet, contextOf: (streamId: string) => CommandContext): { rows: RowSet; changes: Change[] } {
    const changes: Change[] = []
    const rows = this.pending.reduce((now, { command, input, streamId }) => {
      try {
        const own = command.apply(now, input, contextOf(streamId))
        for (const change of own) changes.push(change)
        return now.applied(own)
      } catch (error) {
        if (error instanceof AppError) return now
        throw error
      }
    }, confirmed)
    return { rows, changes }
  }
}
