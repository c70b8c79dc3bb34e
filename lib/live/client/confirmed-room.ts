import type { Change, Row } from '@/lib/domain/row/change'
import type { RowKind } from '@/lib/domain/row/row-kinds'
import { changesHeld, type RoomHolder } from '@/lib/domain/row/held-apart'
import { RowSet } from '@/lib/domain/row/row-set'
import { isLongField, isTextKind, TEXT_KINDS } from '@/lib/domain/row/slim-row'
import { joinTouched, ownerOf, touchedBy, type Touched } from '@/lib/live/client/touched-rows'

type Replacements = Map<RowKind, Map<string, Row | null>>

/** Rows and the event numbers that they are true at. */
interface Reading {
  rows: Partial<Record<RowKind, Row[]>>
  heads: Record<string, number>
  /** True when the rows are slim (`lib/domain/row/slim-row.ts`). */
  slim?: boolean
  /** How many live failure modes there are, where the rows are those of the first ones only. */
  firstOf?: number
  /** The workshop whose own rows are among them. */
  workshopId?: string
  reader?: { membershipId: string | null }
}

/**
 * What the server has confirmed. A slim room holds a slim row of every failure mode, always true at `heads`, and the texts of those that
 * somebody looked at. Texts were read at a number of their own: later changes are applied to them, earlier ones are passed over.
 */
export class ConfirmedRoom {
  rows: RowSet
  readonly heads: Map<string, number>
  /** How many live failure modes there were when only the first of them were read; null when all were. */
  readonly firstOf: number | null
  private readonly holder: RoomHolder
  private touched: Touched = 'all'
  /** Failure modes whose texts are in hand; null when all are. */
  private readonly whole: Set<string> | null
  /** Texts that are newer than the room, by failure mode, with the number of the register's stream that they are true at. */
  private readonly ahead = new Map<string, number>()
  /** What happened in the register while texts were on their way: they may have been read before it. */
  private journal: { seq: number; changes: readonly Change[] }[] | null = null
  private journalFrom = 0

  constructor(
    start: Reading,
    private readonly registerId: string | null,
  ) {
    this.rows = RowSet.of(start.rows)
    this.heads = new Map(Object.entries(start.heads))
    this.firstOf = start.firstOf ?? null
    this.whole = start.slim ? new Set() : null
    this.holder = { workshopId: start.workshopId ?? null, membershipId: start.reader?.membershipId ?? null }
  }

  /** True when every text of the room is in hand. */
  get isComplete(): boolean {
    return this.whole === null
  }

  /** True when all texts of a failure mode are in hand. */
  isWhole(failureModeId: string): boolean {
    return this.whole === null || this.whole.has(failureModeId)
  }

  /** What was touched since this was asked last: everything when the room is new. */
  takeTouched(): Touched {
    const touched = this.touched
    this.touched = new Set()
    return touched
  }

  /** Makes an event part of what is confirmed. */
  apply(streamId: string, seq: number, all: readonly Change[]): void {
    const changes = changesHeld(all, this.holder, this.rows)
    if (streamId === this.registerId) this.journal?.push({ seq, changes })
    this.heads.set(streamId, seq)
    this.applyKnown(seq, changes)
    for (const [id, readAt] of this.ahead) if (readAt <= this.head) this.ahead.delete(id)
  }

  /** Moves a stream's number over events that were not for this reader. */
  skipTo(streamId: string, seq: number): void {
    if ((this.heads.get(streamId) ?? Infinity) < seq) this.heads.set(streamId, seq)
  }

  /** Begins to remember what happens, because texts are being read; `endJournal` when none are. */
  beginJournal(): void {
    if (this.journal) return
    this.journal = []
    this.journalFrom = this.head
  }

  endJournal(): void {
    this.journal = null
  }

  /** Takes texts that were read. False when they are so old that what happened since is not known any more: they must be read again. */
  takeTexts(read: Reading): boolean {
    const readAt = this.registerId === null ? 0 : (read.heads[this.registerId] ?? 0)
    const whole = this.whole
    if (!whole) return true
    if (readAt < (this.journal ? this.journalFrom : this.head)) return false
    const fresh = new Set((read.rows['failure-mode'] ?? []).flatMap(({ id }) => (whole.has(id) || !this.rows.get('failure-mode', id) ? [] : [id])))
    this.rows = this.rows.with(this.textsOf(read.rows, fresh))
    for (const id of fresh) {
      whole.add(id)
      if (readAt > this.head) this.ahead.set(id, readAt)
    }
    const since = this.journal?.filter(({ seq }) => seq > readAt) ?? []
    for (const { changes } of since) {
      this.rows = this.rows.applied(this.keepTexts(changes.filter(isText), (owner) => owner !== null && fresh.has(owner)))
    }
    this.touch(fresh)
    return true
  }

  private get head(): number {
    return this.registerId === null ? 0 : (this.heads.get(this.registerId) ?? 0)
  }

  private applyKnown(seq: number, changes: readonly Change[]): void {
    const { whole } = this
    for (const { kind, field, id } of changes) if (kind === 'failure-mode' && field === null) whole?.add(id)
    // What texts hold already, because they were read later than this, is passed over.
    const keeps = (owner: string | null) => owner === null || (this.isWhole(owner) && (this.ahead.get(owner) ?? 0) < seq)
    const known = whole ? this.keepTexts(changes, keeps) : changes
    this.rows = this.rows.applied(known)
    this.touch(touchedBy(known, this.rows))
    if (whole) this.dropReplaced(known, whole)
  }

  /** The changes without those of texts whose owner is not among the wanted; the owner is null for a row that is not here. */
  private keepTexts(changes: readonly Change[], keeps: (owner: string | null) => boolean): Change[] {
    // A row that comes with this event is not in the set yet when a later change of the same event speaks of it.
    const owners = new Map<string, string | null>()
    return changes.filter((change) => {
      if (!isText(change)) return true
      const owner = owners.get(change.id) ?? this.textOwner(change)
      owners.set(change.id, owner)
      return keeps(owner)
    })
  }

  private textOwner(change: Change): string | null {
    return change.kind === 'failure-mode' ? change.id : ownerOf(change, this.rows)
  }

  /** Of a failure mode that nobody looks at, only the assessments that hold are kept: others would pile up while the room is open. */
  private dropReplaced(changes: readonly Change[], whole: Set<string>): void {
    const gone = new Map<string, null>()
    for (const { kind, field, after } of changes) {
      if (kind !== 'assessment' || field !== null || whole.has(String(after.failureModeId))) continue
      for (const row of this.rows.where('assessment', 'failureModeId', String(after.failureModeId))) {
        if (row.stage === after.stage && row.ordinal < Number(after.ordinal)) gone.set(row.id, null)
      }
    }
    if (gone.size > 0) this.rows = this.rows.with(new Map([['assessment', gone]]))
  }

  /** Long fields over the slim rows that stand, and the rows of texts, for failure modes that become whole. */
  private textsOf(read: Reading['rows'], fresh: ReadonlySet<string>): Replacements {
    const rows: Replacements = new Map()
    const put = (kind: RowKind, row: Row) => rows.set(kind, (rows.get(kind) ?? new Map<string, Row | null>()).set(row.id, row))
    for (const row of read['failure-mode'] ?? []) {
      if (fresh.has(row.id)) put('failure-mode', { ...row, ...this.rows.get('failure-mode', row.id) })
    }
    for (const kind of TEXT_KINDS) for (const row of read[kind] ?? []) if (fresh.has(String(row.failureModeId))) put(kind, row)
    for (const row of read.assessment ?? []) if (fresh.has(String(row.failureModeId)) && this.isPast(row)) put('assessment', row)
    return rows
  }

  /** False for an assessment that a later event brings: scores are always true at the room's own number. */
  private isPast(row: Row): boolean {
    const known = this.rows.where('assessment', 'failureModeId', String(row.failureModeId))
    return known.some((one) => one.stage === row.stage && one.ordinal >= Number(row.ordinal))
  }

  private touch(more: Touched): void {
    this.touched = joinTouched(this.touched, more)
  }
}

function isText(change: Change): boolean {
  return isTextKind(change.kind) || (change.field !== null && isLongField(change.kind, change.field))
}
