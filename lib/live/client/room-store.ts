import { nowIso } from '@/lib/kernel/clock'
import { newId } from '@/lib/kernel/ids'
import type { Late } from '@/lib/kernel/late'
import { may, type Permission } from '@/lib/domain/access/permissions'
import type { Change } from '@/lib/domain/row/change'
import type { CommandContext } from '@/lib/domain/row/command'
import type { CommandCall } from '@/lib/domain/row/inverse'
import type { RowSet } from '@/lib/domain/row/row-set'
import type { Answer } from '@/lib/live/client/command-sender'
import { commandHands, loadHands, WITHOUT_HANDS, type CommandHands } from '@/lib/live/client/command-hands'
import { ConfirmedRoom } from '@/lib/live/client/confirmed-room'
import { LargeEvents } from '@/lib/live/client/large-events'
import type { LiveState } from '@/lib/live/client/live-connection'
import type { Call } from '@/lib/live/client/parse-call'
import { refusalOf, type Refusal } from '@/lib/live/client/refusal'
import { noteRecent, type RecentChange } from '@/lib/live/client/recent-changes'
import { RoomReading } from '@/lib/live/client/room-reading'
import { sendUntilAnswered } from '@/lib/live/client/send-until-answered'
import { TextFetcher } from '@/lib/live/client/text-fetcher'
import { textsNeededBy } from '@/lib/live/client/texts-needed'
import type { Extent, RoomDoors, RoomStart } from '@/lib/live/client/room-doors'
import { joinTouched, touchedBy, type Touched } from '@/lib/live/client/touched-rows'
import { UnconfirmedList, type Pending } from '@/lib/live/client/unconfirmed-list'
import type { LiveEvent, WholeFailureModes } from '@/lib/live/protocol'

export type Outcome = { ok: true; changes: Change[]; undo: CommandCall[] } | { ok: false; refusal: Refusal }

/** What a room shows: the rows with everything of one's own applied, and how it stands with the server. */
export interface RoomView {
  rows: RowSet
  state: LiveState
  /** Commands that the server has not confirmed. */
  unconfirmed: number
  /** What others changed since the room was opened, by the id of the failure mode or, outside of one, of the row. */
  recent: ReadonlyMap<string, RecentChange>
  reader: RoomStart['reader']
}

/**
 * The rows of a room in the browser. A command is applied at once with the function that the server will use, kept on the unconfirmed
 * list, and replayed over what others did until the server has answered (the honest conflict, HOUSE.md beam 4).
 */
export class RoomStore {
  private confirmed: ConfirmedRoom
  private readonly unconfirmed = new UnconfirmedList()
  private readonly texts: TextFetcher
  private readonly large: LargeEvents
  private isFetchingTexts = false
  private queue: Promise<unknown> = Promise.resolve()
  /** Commands that wait for texts, and those given after them. */
  private turn: Promise<void> | null = null
  private waitingForTurn = 0
  /** Events that must wait: for the room, which is being read anew, or for the changes of one before them. */
  private held: LiveEvent[] | null = null
  /** Numbers to move to when no event waits any more. */
  private readonly skipped = new Map<string, number>()
  private readonly reading: RoomReading
  private extent: Extent = 'fitting'
  private link: LiveState = 'connecting'
  private unreached = false
  private view: RoomView
  /** What the rows that are shown hold of the unconfirmed list. */
  private shown: Change[] = []
  private readonly listeners = new Set<() => void>()
  private readonly rowListeners = new Set<(touched: Touched) => void>()
  readonly workspaceId: string
  readonly registerId: string | null
  /** The workshop whose own rows are here too; null for a room of none. */
  readonly workshopId: string | null

  constructor(
    start: RoomStart,
    readonly doors: RoomDoors,
    private readonly hands: Late<CommandHands> = commandHands,
  ) {
    this.workspaceId = start.workspaceId
    this.registerId = start.registerId
    this.workshopId = start.workshopId ?? null
    this.confirmed = new ConfirmedRoom(start, start.registerId)
    this.confirmed.takeTouched()
    this.view = { rows: this.confirmed.rows, state: 'connecting', unconfirmed: 0, recent: new Map(), reader: start.reader }
    this.large = new LargeEvents(doors)
    this.reading = new RoomReading({ read: () => doors.reload(this.extent), wait: (ms) => doors.wait(ms) })
    this.texts = new TextFetcher({
      read: (ids) => this.readTexts(ids),
      wait: (ms) => doors.wait(ms),
      take: (read) => this.takeTexts(read),
      onBusy: (isBusy) => this.keepJournal(isBusy),
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Tells which failure modes may look different, right before the view that shows it: they, a row of theirs or a control of theirs
   * changed, by an event, by a command at hand or by one that was taken back, or their texts came.
   */
  subscribeToRows(listener: (touched: Touched) => void): () => void {
    this.rowListeners.add(listener)
    return () => this.rowListeners.delete(listener)
  }

  readonly read = (): RoomView => this.view

  readHeads(): ReadonlyMap<string, number> {
    return this.confirmed.heads
  }

  may(permission: Permission): boolean {
    return may(this.view.reader.roles, permission)
  }

  /** True when all texts of a failure mode are in hand; its long fields are absent from its row while they are not. */
  isWhole(failureModeId: string): boolean {
    return this.confirmed.isWhole(failureModeId)
  }

  /** True when every text of the room is in hand. */
  get isComplete(): boolean {
    return this.confirmed.isComplete
  }

  /** How many live failure modes there are while only the first of them are in hand; null when all are. */
  get firstOf(): number | null {
    return this.confirmed.firstOf
  }

  /** Fetches the texts of failure modes that are not in hand; resolves when they are. What is not here is passed over. */
  async see(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !this.isWhole(id) && this.confirmed.rows.get('failure-mode', id))
    if (missing.length > 0) await this.texts.fetch(missing)
  }

  /** Fetches everything, for a page that shows all of it; from then on the room stays whole. */
  async seeAll(): Promise<void> {
    if (this.isComplete && this.extent === 'whole') return
    this.extent = 'whole'
    if (!this.isComplete) await this.reload()
  }

  /** How the live connection stands. A command that nobody answers says “offline” whatever the connection believes. */
  setState(state: LiveState): void {
    this.link = state
    this.showState()
  }

  /**
   * Does a command: refused at once when the rows at hand say so, otherwise shown at once and sent in its turn. One that replaces texts that
   * are not in hand waits for them first. The outcome is the server's word; a command that nobody answers stays unconfirmed and is sent
   * again until somebody does.
   */
  do(verb: string, input: unknown, reason?: string): Promise<Outcome> {
    return this.hands.now ? this.doWith(this.hands.now, verb, input, reason) : this.doLater(verb, input, reason)
  }

  /** The first commands wait for what it takes to do any; they keep their order. */
  private async doLater(verb: string, input: unknown, reason?: string): Promise<Outcome> {
    const seen = this.view.rows
    this.waitingForTurn += 1
    this.showRows()
    const hands = await loadHands(this.hands, (ms) => {
      this.showUnreached(true)
      return this.doors.wait(ms)
    })
    this.waitingForTurn -= 1
    this.showUnreached(false)
    if (hands) return this.doWith(hands, verb, input, reason, seen)
    this.showRows()
    return { ok: false, refusal: WITHOUT_HANDS }
  }

  /** `seen` are the rows that were shown when the command was given, where it had to wait. */
  private doWith({ parseCall, rebaseLate }: CommandHands, verb: string, input: unknown, reason?: string, seen?: RowSet): Promise<Outcome> {
    let call: Call
    try {
      call = parseCall(verb, input, reason)
    } catch (error) {
      // One that waited was counted until now.
      if (seen) this.showRows()
      return Promise.resolve({ ok: false, refusal: refusalOf(error) })
    }
    if (seen) call = rebaseLate(call, { seen, confirmed: this.confirmed.rows, shown: this.view.rows })
    return this.turn || this.listUnseen(call).length > 0 ? this.beginInTurn(call) : this.begin(call)
  }

  /** What a command may know beside the rows; the server gives it the same from its own sources. */
  private contextOf(streamId: string): CommandContext {
    const { membershipId, roles } = this.view.reader
    return { now: nowIso(), streamId, by: membershipId === null ? undefined : { membershipId, roles } }
  }

  /** Resolves when every command given until now was answered: what is sent past the room and builds on them waits for that. */
  async whenAnswered(): Promise<void> {
    while (this.turn) await this.turn
    await this.queue
  }

  /** Takes events of the live connection: applied beneath what is unconfirmed. */
  receive(events: readonly LiveEvent[]): void {
    // What these build on is still on its way, and nobody will send them again.
    if (this.held) return void this.held.push(...events)
    const recent = new Map(this.view.recent)
    for (const [i, event] of events.entries()) {
      const head = this.confirmed.heads.get(event.streamId)
      if (head === undefined || event.seq <= head) continue
      if (event.changes === null) {
        this.held = events.slice(i + 1)
        void (this.doors.readChanges ? this.fetchLarge(event, this.held) : this.reload())
        break
      }
      this.confirmed.apply(event.streamId, event.seq, event.changes)
      // The event of one's own command is its confirmation, also when its answer is late or lost.
      this.unconfirmed.remove(event.commandId)
      if (event.personId !== this.view.reader.personId) noteRecent(recent, event, this.confirmed.rows)
      this.unconfirmed.dropSettled(this.confirmed.heads)
      this.followOwnRights(event.changes)
    }
    this.showRows({ recent })
    this.advance(new Map())
  }

  /** Numbers that went by without anything for this reader. */
  advance(heads: ReadonlyMap<string, number>): void {
    for (const [streamId, seq] of heads) this.skipped.set(streamId, seq)
    // A number beyond events that wait would pass them over; it is taken when they have been.
    if (this.held) return
    for (const [streamId, seq] of this.skipped) this.confirmed.skipTo(streamId, seq)
    this.skipped.clear()
    if (this.unconfirmed.dropSettled(this.confirmed.heads)) this.showRows()
  }

  /** Reads the room anew, as often as it takes; what is unconfirmed stays on top. */
  reload(): Promise<void> {
    // What comes meanwhile waits, in a list of its own: whoever filled another knows by that that the room is read anew.
    this.held = [...(this.held ?? [])]
    return this.reading.ask((start) => this.startAnew(start))
  }

  private startAnew(start: RoomStart): void {
    const held = this.held ?? []
    this.held = null
    this.confirmed = new ConfirmedRoom(start, this.registerId)
    if (this.isFetchingTexts) this.confirmed.beginJournal()
    this.unconfirmed.dropSettled(this.confirmed.heads)
    this.showRows({ reader: start.reader })
    this.receive(held)
  }

  /** Fetches what a large event changed, while later ones wait; the room is read anew when that fails. */
  private async fetchLarge(event: LiveEvent, waiting: LiveEvent[]): Promise<void> {
    const changes = await this.large.read(event.streamId, event.seq)
    // The room was read anew meanwhile, and this event with it.
    if (this.held !== waiting) return
    if (changes === null) return void this.reload()
    this.held = null
    this.receive([{ ...event, changes }, ...waiting])
  }

  private async readTexts(ids: readonly string[]): Promise<WholeFailureModes> {
    if (!this.doors.readTexts) throw new Error('A slim room is opened with a door to its texts.')
    return this.doors.readTexts(ids)
  }

  private takeTexts(read: WholeFailureModes): boolean {
    const isTaken = this.confirmed.takeTexts(read)
    if (isTaken) this.showRows()
    return isTaken
  }

  private keepJournal(isFetching: boolean): void {
    this.isFetchingTexts = isFetching
    if (isFetching) this.confirmed.beginJournal()
    else this.confirmed.endJournal()
  }

  /** The failure modes that must be whole before a command is applied here. */
  private listUnseen({ command, input }: Call): string[] {
    if (this.isComplete) return []
    const { ids } = textsNeededBy(command.name, input, this.view.rows)
    return ids.filter((id) => !this.isWhole(id) && this.confirmed.rows.get('failure-mode', id))
  }

  /** Begins a command when the texts that it needs are here; whatever is given after it waits behind it. */
  private beginInTurn(call: Call): Promise<Outcome> {
    const isReady = this.waitForTexts(this.turn, call)
    this.waitingForTurn += 1
    const outcome = isReady.then(() => {
      this.waitingForTurn -= 1
      const begun = this.begin(call)
      // Also one that is refused here, or changes nothing, no longer waits.
      this.showRows()
      return begun
    })
    const turn = isReady.then(() => {
      if (this.turn === turn) this.turn = null
    })
    this.turn = turn
    this.showRows()
    return outcome
  }

  private async waitForTexts(before: Promise<void> | null, call: Call): Promise<void> {
    await before
    for (let ids = this.listUnseen(call); ids.length > 0; ids = this.listUnseen(call)) await this.see(ids)
  }

  /** Applies a command to the rows at hand and sends it in its turn. */
  private begin({ verb, command, input, sent, reason }: Call): Promise<Outcome> {
    const streamId = command.stream === 'workspace' ? this.workspaceId : (this.registerId ?? this.workspaceId)
    const before = this.view.rows
    // Rows of texts that are not here cannot be judged here; the server can.
    const isBlind = !this.isComplete && textsNeededBy(command.name, input, before).unknown
    let changes: Change[] = []
    try {
      if (!isBlind) changes = command.apply(before, input, this.contextOf(streamId))
    } catch (error) {
      return Promise.resolve({ ok: false, refusal: refusalOf(error) })
    }
    if (changes.length === 0 && !isBlind) return Promise.resolve({ ok: true, changes, undo: [] })
    const registerId = command.stream === 'register' ? (this.registerId ?? undefined) : undefined
    const pending: Pending = { envelope: { commandId: newId(), verb, registerId, input: sent, reason }, command, input, streamId, seq: null }
    this.unconfirmed.add(pending)
    this.showRows()
    const outcome = this.queue.then(() => this.settle(pending, before, changes))
    this.queue = outcome
    return outcome
  }

  private async settle({ envelope }: Pending, before: RowSet, expected: Change[]): Promise<Outcome> {
    const answer = await sendUntilAnswered(this.doors, envelope, () => this.showUnreached(true))
    this.showUnreached(false)
    if (!answer.ok) {
      this.unconfirmed.remove(envelope.commandId)
      this.showRows()
      return { ok: false, refusal: answer.refusal }
    }
    this.confirm(envelope.commandId, answer)
    const changes = await this.changesOf(answer, expected)
    const { inverseOf } = await this.hands.load()
    return { ok: true, changes, undo: inverseOf(changes, before, newId) }
  }

  /** What a command changed; the answer to a large one says only its number. */
  private async changesOf({ streamId, seq, changes }: Answer & { ok: true }, expected: Change[]): Promise<Change[]> {
    if (seq === null || changes.length > 0) return changes
    return (await this.large.read(streamId, seq)) ?? expected
  }

  private confirm(commandId: string, { streamId, seq, changes }: Answer & { ok: true }): void {
    const isNext = seq !== null && this.confirmed.heads.get(streamId) === seq - 1 && changes.length > 0
    // A room that is being read anew may come from before it, and would take away again what was applied to the one it replaces.
    if (isNext && !this.held) this.confirmed.apply(streamId, seq, changes)
    // Otherwise its event is still on its way behind others; until then it stays visible as unconfirmed work.
    this.unconfirmed.answer(commandId, seq)
    this.unconfirmed.dropSettled(this.confirmed.heads)
    this.showRows()
  }

  private followOwnRights(changes: readonly Change[]): void {
    if (!changes.some(({ kind }) => kind === 'membership')) return
    const mine = this.confirmed.rows.all('membership').find((row) => row.personId === this.view.reader.personId)
    if (mine && changes.some((change) => change.id === mine.id)) this.show({ reader: { ...this.view.reader, roles: mine.roles, name: mine.name } })
  }

  private showUnreached(isUnreached: boolean): void {
    this.unreached = isUnreached
    this.showState()
  }

  private showState(): void {
    const state = this.unreached && this.link !== 'gone' ? 'offline' : this.link
    if (state !== this.view.state) this.show({ state })
  }

  private showRows(part: Partial<RoomView> = {}): void {
    const { rows, changes } = this.unconfirmed.replay(this.confirmed.rows, (streamId) => this.contextOf(streamId))
    const touched = joinTouched(this.confirmed.takeTouched(), touchedBy([...this.shown, ...changes], rows))
    this.shown = changes
    this.view = { ...this.view, ...part, rows, unconfirmed: this.unconfirmed.size + this.waitingForTurn }
    if (touched === 'all' || touched.size > 0) for (const listener of this.rowListeners) listener(touched)
    for (const listener of this.listeners) listener()
  }

  private show(part: Partial<RoomView>): void {
    this.view = { ...this.view, ...part }
    for (const listener of this.listeners) listener()
  }
}
