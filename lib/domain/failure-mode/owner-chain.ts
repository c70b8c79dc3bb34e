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
 * Reads an owner line such as "Secondary On-Call → Ingestion Owner", "SRE Lead + Ingestion Owner" or "Product Manager (awareness
 * only)". "->" is read as "→". Every text is readable: what holds no mark is one accountable owner, and so is a line that this
 * reading would not print again word for word or that has a mark too many, such as "A + + B". Empty text is an empty chain.
 */
export function parseOwnerChain(text: string): ChainLink[] {
  const line = text.trim()
  if (line === '') return []
  const links = splitChain(line)
  const same = printOwnerChain(links) === line.replace(/ -> /g, MARKS.escalation)
  const stray = links.some((link) => /^(?:\+|→|->)(?: |$)/.test(link.name))
  return same && !stray ? links : [{ name: line, part: 'accountable' }]
}

function splitChain(line: string): ChainLink[] {
  const pieces = line.split(/ (\+|→|->) /)
  return pieces.flatMap((piece, i): ChainLink[] => {
    if (i % 2 === 1) return []
    const mark = i === 0 ? '' : pieces[i - 1]
    if (piece.endsWith(AWARENESS)) return [{ name: piece.slice(0, -AWARENESS.length), part: 'awareness' }]
    return [{ name: piece, part: mark === '' ? 'accountable' : mark === '+' ? 'joint' : 'escalation' }]
  })
}

/**
 * Prints a chain as an owner line; the inverse of `parseOwnerChain` for names without marks. Links without a name are left out.
 */
export function printOwnerChain(chain: readonly ChainLink[]): string {
  return chain
    .filter((link) => link.name.trim() !== '')
    .map((link, i) => {
      const mark = i === 0 ? '' : link.part === 'escalation' ? MARKS.escalation : MARKS.joint
      return mark + link.name.trim() + (link.part === 'awareness' ? AWARENESS : '')
    })
    .join('')
}
