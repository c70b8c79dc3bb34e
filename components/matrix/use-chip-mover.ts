'use client'

import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useChipDrag } from '@/components/matrix/use-chip-drag'
import type { Carried } from '@/components/matrix/matrix-cell'
import { nameOfPlace, readPlace, stepPlace } from '@/components/matrix/place-name'
import { describePlace, type Matrix, type MatrixEntry } from '@/lib/domain/matrix/build-matrix'
import type { MatrixPlace } from '@/lib/domain/matrix/matrix-moves'

/** The hands of a matrix: put on whatever stands around its codes. */
export interface ChipMover {
  onPointerDown(event: PointerEvent<HTMLElement>): void
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
}

interface ChipMoverOptions {
  matrix: Matrix
  /** False where the person may not; `onRefused` is then called when somebody tries. */
  allowed: boolean
  onRefused(): void
  onPick(id: string): void
  onDrop(entry: MatrixEntry, to: MatrixPlace): void
  /** Says something to screen readers. */
  announce(words: string): void
}

/** Where somebody who is in no cell begins when keys carry them. */
const MIDDLE: MatrixPlace = { x: 3, y: 3 }

interface Picked {
  entry: MatrixEntry
  over: MatrixPlace | null
}

/** Lets codes of a matrix be carried to another cell by mouse, pen, finger or keys. */
export function useChipMover({ matrix, allowed, onRefused, onPick, onDrop, announce }: ChipMoverOptions) {
  const [picked, show] = useState<Picked | null>(null)
  // A quick hand lets go before the screen has shown that it picked up.
  const held = useRef<Picked | null>(null)
  const setPicked = (next: Picked | null) => {
    held.current = next
    show(next)
  }
  const entries = useMemo(() => listEntries(matrix), [matrix])
  const say = (place: MatrixPlace) => describePlace(matrix, place)

  const pick = (id: string, over: MatrixPlace | null): boolean => {
    const found = entries.get(id)
    if (!allowed || !found) {
      if (found) onRefused()
      return false
    }
    onPick(id)
    setPicked({ entry: found.entry, over: over ?? found.place })
    return true
  }
  const giveUp = (words: string) => {
    setPicked(null)
    announce(words)
  }
  const drop = (over: MatrixPlace | null) => {
    if (!held.current) return
    const { entry } = held.current
    const home = entries.get(entry.id)?.place
    if (!over || (home && nameOfPlace(home) === nameOfPlace(over))) return giveUp(`${entry.code} stays where it was.`)
    setPicked(null)
    onDrop(entry, over)
  }
  const hover = (over: string | null) => {
    if (held.current && nameOrNull(held.current.over) !== over) setPicked({ ...held.current, over: readPlace(over) })
  }

  const drag = useChipDrag({ onBegin: (id) => pick(id, null), onOver: hover, onEnd: (over) => drop(readPlace(over)), onCancel: () => giveUp('Given up.') })

  const pressKey = (event: KeyboardEvent<HTMLElement>) => {
    const chip = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-chip]') : null
    if (!chip || drag.isDragging || event.metaKey || event.ctrlKey || event.altKey) return
    if (!picked) {
      const id = chip.dataset.chip ?? ''
      if (event.key.toLowerCase() !== 'm') return
      event.preventDefault()
      const start = entries.get(id)?.place ?? MIDDLE
      if (pick(id, start)) announce(`${entries.get(id)?.entry.code ?? ''} picked up at ${say(start)}. Arrows move it, Enter drops, Escape gives up.`)
      return
    }
    carryByKey(event)
  }
  const carryByKey = (event: KeyboardEvent<HTMLElement>) => {
    if (!picked) return
    const next = picked.over && stepPlace(picked.over, event.key)
    if (next) {
      setPicked({ ...picked, over: next })
      announce(say(next))
    } else if (event.key === 'Enter') drop(picked.over)
    else if (event.key === 'Escape') giveUp(`Given up: ${picked.entry.code} stays where it was.`)
    else if (event.key === 'Tab') return giveUp(`Given up: ${picked.entry.code} stays where it was.`)
    // A code is a link: while it is carried no key may follow it or scroll the page.
    event.preventDefault()
  }
  const carried: Carried | null = picked && { id: picked.entry.id, code: picked.entry.code, over: nameOrNull(picked.over) }
  return { carried, mover: { onPointerDown: drag.onPointerDown, onKeyDown: pressKey }, area: drag.area, ghost: drag.isDragging ? drag.ghost : null }
}

function nameOrNull(place: MatrixPlace | null): string | null {
  return place && nameOfPlace(place)
}

function listEntries(matrix: Matrix): Map<string, { entry: MatrixEntry; place: MatrixPlace | null }> {
  const placed = matrix.lines.flat().flatMap(({ x, y, entries }) => entries.map((entry) => [entry.id, { entry, place: { x, y } }] as const))
  const unplaced = matrix.unplaced.map((entry) => [entry.id, { entry, place: null }] as const)
  return new Map<string, { entry: MatrixEntry; place: MatrixPlace | null }>([...placed, ...unplaced])
}
