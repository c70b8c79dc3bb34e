'use client'

import { useRef, useState } from 'react'
import { describeRefusal, useActions } from '@/components/room/room-actions'
import { describePlace, type MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'
import { moveScore, standingOf, standsTheSame, type MatrixAxes, type Standing } from '@/lib/domain/matrix/move-score'
import type { Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import { useRoomView } from '@/lib/live/client/room'

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
  const [told, setTold] = useState<Partial<Standing['factors'] & Pick<Standing, 'rationale'>>>({})
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
    const before = conflict ?? move.seen
    setMove({ ...move, seen: before })
    setSending(true)
    setRefused(null)
    setTold({})
    const input = moveScore({ ...axes, failureModeId: move.id, assessmentId: newId(), before, to: move.to, rationale })
    const done = `${move.code} moved to ${describePlace(axes, move.to)}.`
    const outcome = await act('failure-mode.rescore', input, { quiet: true, done })
    setSending(false)
    if (outcome.ok) return finish()
    setRefused(describeRefusal(outcome.refusal))
    if (outcome.refusal.code === 'conflict') setTold(readCurrent(outcome.refusal.problems))
  }
  return { move, conflict, refused, isSending, pick, drop, store: (rationale) => void store(rationale), giveUp: finish }
}

/** The values that stand now, by the last part of a problem's path. */
function readCurrent(problems: readonly Problem[]): Record<string, never> {
  return Object.fromEntries(problems.map(({ path, current }) => [path.slice(path.lastIndexOf('.') + 1), (current ?? null) as never]))
}

function withTold({ factors, rationale }: Standing, told: Partial<Standing['factors'] & Pick<Standing, 'rationale'>>): Standing {
  const { rationale: toldRationale, ...toldFactors } = told
  return { factors: { ...factors, ...toldFactors }, rationale: toldRationale === undefined ? rationale : toldRationale }
}
