import { createPortal } from 'react-dom'
import type { DragGhost } from '@/components/matrix/use-chip-drag'

/** The code under the pointer while it is carried. */
export function DragGhostView({ ghost }: { ghost: DragGhost | null }) {
  if (!ghost) return null
  return createPortal(
    <div
      ref={ghost.element}
      aria-hidden="true"
      style={{ transform: `translate(${ghost.x}px, ${ghost.y}px)` }}
      className="pointer-events-none fixed top-0 left-0 z-50 print:hidden"
    >
      <span className="absolute -top-4 left-2 rounded-sm border border-ink bg-raised px-1.5 py-0.5 font-mono text-xs whitespace-nowrap text-ink shadow-pop">
        {ghost.code}
      </span>
    </div>,
    document.body,
  )
}
