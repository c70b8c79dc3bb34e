'use client'

import { useId, useLayoutEffect, useMemo, useState, type ReactNode, type RefObject } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { layOutArrows, type Arrow, type CellBox } from '@/components/matrix/arrow-layout'
import type { MatrixMoves } from '@/lib/domain/matrix/matrix-moves'

interface Drawing {
  width: number
  height: number
  boxes: Map<string, CellBox>
}

/** Follows the places of the cells (`data-place`) of a table, measured from its corner. */
function useCellBoxes(table: RefObject<HTMLTableElement | null>, shown: unknown): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useLayoutEffect(() => {
    const element = table.current
    if (!element) return
    const measure = () => setDrawing(readBoxes(element))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const row of element.rows) observer.observe(row)
    measure()
    return () => observer.disconnect()
  }, [table, shown])
  return drawing
}

function readBoxes(table: HTMLTableElement): Drawing {
  const corner = table.getBoundingClientRect()
  const boxes = new Map<string, CellBox>()
  for (const cell of table.querySelectorAll<HTMLElement>('[data-place]')) {
    const box = cell.getBoundingClientRect()
    boxes.set(cell.dataset.place ?? '', { left: box.left - corner.left, top: box.top - corner.top, width: box.width, height: box.height })
  }
  return { width: corner.width, height: corner.height, boxes }
}

interface ArrowLayerProps {
  table: RefObject<HTMLTableElement | null>
  moves: MatrixMoves
  /** The failure mode whose arrow stands out; the others step back. */
  lit: string | null
}

/**
 * The arrows over the table, for eyes only: the same moves stand below in words. A print stretches the drawing with the table,
 * which is why the table is measured and not the page.
 */
export function ArrowLayer({ table, moves, lit }: ArrowLayerProps) {
  const drawing = useCellBoxes(table, moves)
  const id = useId()
  const arrows = useMemo(() => (drawing ? layOutArrows(moves.bundles, drawing.boxes) : []), [drawing, moves])
  if (!drawing) return null
  const isFaint = (arrow: Arrow) => lit !== null && !arrow.ids.includes(lit)
  return (
    <>
      <Sheet drawing={drawing} className="z-0">
        <defs>
          <marker id={id} viewBox="0 0 10 10" refX="8" refY="5" markerWidth="13" markerHeight="13" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M0 0.5L10 5L0 9.5L2.5 5Z" fill="var(--ink)" stroke="var(--ground)" strokeWidth="0.6" />
          </marker>
        </defs>
        {arrows.map((arrow) => (
          <ArrowLine key={arrow.key} arrow={arrow} marker={id} isFaint={isFaint(arrow)} />
        ))}
      </Sheet>
      <Sheet drawing={drawing} className="z-2">
        {arrows.map((arrow) => arrow.count > 1 && <ArrowNumber key={arrow.key} arrow={arrow} isFaint={isFaint(arrow)} />)}
      </Sheet>
    </>
  )
}

/** A drawing over the table; z-0 is over the cells and under their codes. */
function Sheet({ drawing, className, children }: { drawing: Drawing; className: string; children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      preserveAspectRatio="none"
      className={joinClasses('pointer-events-none absolute top-0 left-0 size-full overflow-visible', className)}
    >
      {children}
    </svg>
  )
}

/** Ink with a rim of paper, so that it reads on every band; broken where it leads to a worse cell. */
function ArrowLine({ arrow, marker, isFaint }: { arrow: Arrow; marker: string; isFaint: boolean }) {
  return (
    <g opacity={isFaint ? 0.15 : 1} fill="none" strokeLinecap="round" data-arrow={arrow.key}>
      <path d={arrow.path} stroke="var(--ground)" strokeWidth={arrow.thickness + 2.5} strokeOpacity={0.85} />
      <path
        d={arrow.path}
        stroke="var(--ink)"
        strokeWidth={arrow.thickness}
        strokeDasharray={arrow.isWorse ? '2 6' : undefined}
        markerEnd={`url(#${marker})`}
      />
    </g>
  )
}

function ArrowNumber({ arrow, isFaint }: { arrow: Arrow; isFaint: boolean }) {
  const width = 14 + String(arrow.count).length * 6
  return (
    <g opacity={isFaint ? 0.15 : 1} transform={`translate(${arrow.x} ${arrow.y})`}>
      <rect x={-width / 2} y={-9} width={width} height={18} rx={9} fill="var(--ink)" stroke="var(--ground)" strokeWidth={1.5} />
      <text textAnchor="middle" y={4} fontSize={11.5} fontWeight={600} fill="var(--ground)" className="tabular">
        {arrow.count}
      </text>
    </g>
  )
}
