'use client'

import { useRef, useState } from 'react'
import { useActions } from '@/components/room/room-actions'
import { describePlace, type MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import { moveScore, seenWith, standingOf, standsTheSame, type MatrixAxes, type Standing } from '@/lib/domain/matrix/move-score'
import { newId } from '@/lib/kernel/ids'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'
import { useRoomView, useWholeFailureModes } from '@/lib/live/client/room'

/** A failure mode on its way to another cell, until it is stored or given up. */
export interface PendingMove {
  id: string
  code: string
  title: string
  /** What stood there when it was picked up: this is what the move replaces. */
  seen: Standing
  to: MatrixPlace
  /** What was typed when it was sent, kept for its coming back. */
  rationale: string
}

export interface MatrixMover {
  move: PendingMove | null
  /** What stands there now, where somebody else was quicker; null while nobody was. */
  conflict: Standing | null
  refused: string | null
  isSending: boolean
  /** True while the rationale so far is on its way: nothing is stored before it was shown. */
  isReading: boolean
  pick(id: string): void
  drop(entry: MatrixEntry, to: MatrixPlace): void
  store(rationale: string): void
  giveUp(): void
}

/** Moves failure modes between cells: what was seen, what stands now, and the command that stores it. */
export function useMatrixMove(axes: MatrixAxes): MatrixMover {
  const { act } = useActions()
  const { rows } = useRoomView()
  const [move, setMove] = useState<PendingMove | null>(null)
  // A quick hand begins another move before the answer to the last one has come.
  const [sent, setSent] = useState<PendingMove | null>(null)
  const isSending = move !== null && move === sent
  const [refused, setRefused] = useState<string | null>(null)
  // What the server said stands now; its event may come after its answer.
  const [told, setTold] = useState<Told>({})
  const seen = useRef<Standing | null>(null)

  const standing = move ? withTold(standingOf(rows, move.id, axes.stage), told) : null
  useWholeFailureModes(move ? [move.id] : [])
  // The text that is shown first is the one that was seen; what comes after it is a conflict.
  const seenNow = move && standing ? seenWith(move.seen, standing) : null
  if (move && seenNow && seenNow !== move.seen) setMove({ ...move, seen: seenNow })
  const conflict = move && standing && !isSending && !standsTheSame(move.seen, standing, axes) ? standing : null

  const finish = () => {
    setMove(null)
    setRefused(null)
    setTold({})
  }
  const pick = (id: string) => {
    seen.current = standingOf(rows, id, axes.stage)
  }
  const drop = ({ id, code, title }: MatrixEntry, to: MatrixPlace) => {
    setMove({ id, code, title: title ?? '', seen: seen.current ?? standingOf(rows, id, axes.stage), to, rationale: '' })
  }
  const store = async (rationale: string) => {
    const before = conflict ?? move?.seen
    if (!move || !before || !isRead(before)) return
    const { id, code, to } = move
    const sending = { ...move, seen: before, rationale }
    setMove(sending)
    setSent(sending)
    setRefused(null)
    setTold({})
    const input = moveScore({ ...axes, failureModeId: id, assessmentId: newId(), before, to, rationale })
    const outcome = await act('failure-mode.rescore', input, { quiet: true, done: `${code} moved to ${describePlace(axes, to)}.` })
    setSent((one) => (one === sending ? null : one))
    if (outcome.ok) return setMove((now) => (now === sending ? null : now))
    // The refused one comes back with what was typed; the one that was begun since can be begun again.
    setMove(sending)
    setRefused(describeRefusal(outcome.refusal))
    setTold(currentIn(outcome.refusal))
  }
  const isReading = move !== null && !isRead(conflict ?? move.seen)
  return { move, conflict, refused, isSending, isReading, pick, drop, store: (rationale) => void store(rationale), giveUp: finish }
}

function isRead(standing: Standing): standing is Standing<string | null> {
  return standing.rationale !== undefined
}

type Told = Partial<Standing['factors'] & Pick<Standing, 'rationale'>>

/** The values that stand now, as a refused conflict tells them by the last part of each path. */
function currentIn({ code, problems }: Refusal): Told {
  if (code !== 'conflict') return {}
  return Object.fromEntries(problems.map(({ path, current }) => [path.slice(path.lastIndexOf('.') + 1), current ?? null])) as Told
}

function withTold({ factors, rationale }: Standing, told: Told): Standing {
  const { rationale: toldRationale, ...toldFactors } = told
  return { factors: { ...factors, ...toldFactors }, rationale: toldRationale === undefined ? rationale : toldRationale }
}
