'use client'

import { useRef, useState } from 'react'
import { describeRefusal, useActions } from '@/components/room/room-actions'
import { describePlace, type MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import { moveScore, standingOf, standsTheSame, type MatrixAxes, type Standing } from '@/lib/domain/matrix/move-score'
import { newId } from '@/lib/kernel/ids'
import type { Refusal } from '@/lib/live/client/command-sender'
import { useRoomView } from '@/lib/live/client/room'
import type { Outcome } from '@/lib/live/client/room-store'

/** A failure mode on its way to another cell, until it is stored or given up. */
export interface PendingMove {
  id: string
  code: string
  title: string
  /** What stood there when it was picked up: this is what the move replaces. */
  seen: Standing
  to: MatrixPlace
}

export interface MatrixMover {
  move: PendingMove | null
  /** What stands there now, where somebody else was quicker; null while nobody was. */
  conflict: Standing | null
  refused: string | null
  isSending: boolean
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
  const [isSending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  // What the server said stands now; its event may come after its answer.
  const [told, setTold] = useState<Told>({})
  const seen = useRef<Standing | null>(null)

  const standing = move ? withTold(standingOf(rows, move.id, axes.stage), told) : null
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
    setMove({ id, code, title: title ?? '', seen: seen.current ?? standingOf(rows, id, axes.stage), to })
  }
  const store = async (rationale: string) => {
    if (!move) return
    const before = conflict ?? { ...move.seen, rationale: move.seen.rationale ?? standing?.rationale }
    const sent = { ...move, seen: before }
    setMove(sent)
    setSending(true)
    setRefused(null)
    setTold({})
    const outcome = await send(move, before, rationale)
    setSending(false)
    // A quick hand has dropped the next one before the server answered for this: that one stays.
    if (outcome.ok) return setMove((now) => (now === sent ? null : now))
    setRefused(describeRefusal(outcome.refusal))
    setTold(currentIn(outcome.refusal))
  }
  const send = async (one: Pick<PendingMove, 'id' | 'code' | 'to'>, before: Standing, rationale: string): Promise<Outcome> => {
    const { id, code, to } = one
    const input = moveScore({ ...axes, failureModeId: id, assessmentId: newId(), before, to, rationale })
    const outcome = await act('failure-mode.rescore', input, { quiet: true, done: `${code} moved to ${describePlace(axes, to)}.` })
    const current = outcome.ok ? {} : currentIn(outcome.refusal)
    // A rationale that was not in hand was no value that anybody saw: the one that stands is replaced.
    const isUnseen = before.rationale === undefined && Object.keys(current).join() === 'rationale'
    return isUnseen ? send(one, { ...before, rationale: current.rationale ?? null }, rationale) : outcome
  }
  return { move, conflict, refused, isSending, pick, drop, store: (rationale) => void store(rationale), giveUp: finish }
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
