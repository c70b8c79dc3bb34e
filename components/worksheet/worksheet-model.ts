import { nowIso } from '@/lib/kernel/clock'
import { WorksheetIndex, type LineQuery, type LineView } from '@/lib/domain/worksheet/line-index'
import type { Touched } from '@/lib/domain/worksheet/touched-lines'
import { lineContext, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import type { RoomStore } from '@/lib/live/client/room-store'

/** The index of a register's lines, kept true to a room: what the room says was touched is made anew, nothing else. */
export class WorksheetModel {
  private readonly index: WorksheetIndex
  private readonly listeners = new Set<() => void>()
  private stop: (() => void) | null = null
  private seen: unknown = null

  constructor(private readonly store: RoomStore) {
    this.index = new WorksheetIndex(this.context())
    this.take()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    this.stop ??= this.store.subscribeToRows((touched) => this.take(touched))
    this.take()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      this.stop?.()
      this.stop = null
    }
  }

  /** What is shown for a query; the same object while neither the rows nor the query have changed it. */
  show(query: LineQuery): LineView {
    return this.index.show(query)
  }

  /** The line of a failure mode, whether it is shown or not. */
  readonly line = (id: string): WorksheetLine | undefined => this.index.line(id)

  /** All lines of the register, whether they are shown or not. */
  readonly all = (): readonly WorksheetLine[] => this.store.read().rows.all('failure-mode').flatMap(({ id }) => this.index.line(id) ?? [])

  private context() {
    return lineContext(this.store.read().rows, this.store.registerId ?? '', nowIso().slice(0, 10))
  }

  private take(touched: Touched = 'all'): void {
    const { rows } = this.store.read()
    if (rows === this.seen) return
    this.seen = rows
    this.index.update(rows, touched, touched === 'all' ? this.context() : undefined)
    for (const listener of this.listeners) listener()
  }
}
