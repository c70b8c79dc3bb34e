import type { Excerpt } from '@/lib/domain/search/excerpt'

/** A text with the words that were looked for marked: by weight and a line, not by colour alone. */
export function HitText({ pieces }: { pieces: Excerpt['pieces'] }) {
  return pieces.map((piece, i) =>
    piece.isHit ? (
      <mark key={i} className="bg-transparent font-semibold text-ink underline decoration-accent decoration-2 underline-offset-2">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
