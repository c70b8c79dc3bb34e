/** A place in the owner chain: who answers, who answers jointly, whom it escalates to, who is only told. */
export const OWNER_PARTS = ['accountable', 'joint', 'escalation', 'awareness'] as const
export type OwnerPart = (typeof OWNER_PARTS)[number]

export interface ChainLink {
  name: string
  part: OwnerPart
}

const MARKS = { joint: ' + ', escalation: ' → ' } as const
const AWARENESS = ' (awareness only)'

/**
 * Reads an owner line such as "Secondary On-Call → Ingestion Owner", "SRE Lead + Ingestion Owner" or "Product Manager (awareness only)".
 * Every text is readable: what holds no mark is one accountable owner. Empty text is an empty chain.
 */
export function parseOwnerChain(text: string): ChainLink[] {
  const pieces = text.trim().split(/\s+(\+|→|->)\s+/)
  const links: ChainLink[] = []
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = (pieces[i] ?? '').trim()
    if (piece === '') continue
    const mark = i === 0 ? undefined : pieces[i - 1]
    const aware = piece.toLowerCase().endsWith(AWARENESS.toLowerCase())
    const name = aware ? piece.slice(0, -AWARENESS.length).trim() : piece
    const part = aware ? 'awareness' : mark === '+' ? 'joint' : mark ? 'escalation' : 'accountable'
    if (name !== '') links.push({ name, part })
  }
  return links
}

/** Prints a chain as an owner line; the inverse of `parseOwnerChain` for names without marks. */
export function printOwnerChain(chain: readonly ChainLink[]): string {
  return chain
    .map((link, i) => {
      const mark = i === 0 ? '' : link.part === 'escalation' ? MARKS.escalation : MARKS.joint
      return mark + link.name + (link.part === 'awareness' ? AWARENESS : '')
    })
    .join('')
}
