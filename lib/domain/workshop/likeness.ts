/** A text as it is compared: its pieces with their weight, of length one. */
type Vector = ReadonlyMap<string, number>

/** What is compared of a card. */
export interface LikeCard {
  id: string
  text: string
  trigger?: string | null
}

/** How alike two cards must be to be held for the same, 0 to 1. Set on real cards in four scripts (likeness.test.ts). */
export const ALIKE = 0.24
/** Two cards of one pile may be somewhat less alike, where both are like a third. */
const NEAR = 0.15
/** What set it off says less than what failed: many failures have one trigger. */
const TRIGGER_WEIGHT = 0.1
/** How many cards with other words are imagined beside those on the table. */
const UNSEEN = 20
/** Most cards of one suggestion: more than these nobody reads at once. */
const PILE_MAX = 8

/**
 * Piles of cards that look alike, the most alike first, each of two at least; a card is in one pile at most. What all cards speak of counts
 * little, so that a meeting about rows does not put everything together that says “rows”.
 */
export function alikePiles<C extends LikeCard>(cards: readonly C[]): C[][] {
  const likeness = comparePairs(weighCards(cards))
  const piles = new Map(cards.map((_, i) => [i, [i]]))
  const near = (a: readonly number[], b: readonly number[]) => a.every((i) => b.every((j) => (likeness.get(pairKey(i, j, cards.length)) ?? 0) >= NEAR))
  const order: number[][] = []
  for (const [key, value] of [...likeness].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (value < ALIKE) break
    const [a, b] = [piles.get(Math.floor(key / cards.length)), piles.get(key % cards.length)]
    if (!a || !b || a === b || a.length + b.length > PILE_MAX || !near(a, b)) continue
    if (!order.includes(a)) order.push(a)
    a.push(...b)
    for (const i of b) piles.set(i, a)
    if (order.includes(b)) order.splice(order.indexOf(b), 1)
  }
  return order.map((pile) => pile.sort((a, b) => a - b).flatMap((i) => cards[i] ?? []))
}

/** How alike every two cards are that have a piece in common, 0 to 1, by their places: the smaller times the number of cards, plus the larger. */
export function comparePairs(vectors: readonly Vector[]): Map<number, number> {
  const holders = new Map<string, [number, number][]>()
  const likeness = new Map<number, number>()
  for (const [j, vector] of vectors.entries()) {
    for (const [piece, weight] of vector) {
      const list = holders.get(piece) ?? []
      for (const [i, other] of list) {
        const key = pairKey(i, j, vectors.length)
        likeness.set(key, (likeness.get(key) ?? 0) + weight * other)
      }
      list.push([j, weight])
      if (list.length === 1) holders.set(piece, list)
    }
  }
  return likeness
}

function pairKey(i: number, j: number, count: number): number {
  return Math.min(i, j) * count + Math.max(i, j)
}

/** The cards as vectors of length one: a piece weighs the more, the fewer cards have it. */
export function weighCards(cards: readonly LikeCard[]): Vector[] {
  const counted = cards.map(({ text, trigger }) => {
    const pieces = new Map<string, number>()
    for (const piece of piecesOf(text)) pieces.set(piece, (pieces.get(piece) ?? 0) + 1)
    for (const piece of piecesOf(trigger ?? '')) pieces.set(piece, (pieces.get(piece) ?? 0) + TRIGGER_WEIGHT)
    return pieces
  })
  const holders = new Map<string, number>()
  for (const pieces of counted) for (const piece of pieces.keys()) holders.set(piece, (holders.get(piece) ?? 0) + 1)
  return counted.map((pieces) => {
    const weighed = [...pieces].map(([piece, count]): [string, number] => [piece, Math.sqrt(count) * rarity(holders.get(piece) ?? 1, cards.length)])
    const length = Math.hypot(...weighed.map(([, weight]) => weight))
    return new Map(weighed.map(([piece, weight]) => [piece, weight / length]))
  })
}

// As if there were some more cards with other words: in a small meeting the few that mean the same would make their own words common.
function rarity(holders: number, cards: number): number {
  return Math.log(1 + (cards + UNSEEN) / holders) - 0.5
}

/**
 * The pieces of a text in any script: of each word its threes of letters, so that endings and small slips matter little; of writing without
 * spaces its pairs. Case, accents and marks are left out.
 */
export function piecesOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return (plain.match(WORDS) ?? []).flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : threesOf(word)))
}

const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+|[\p{L}\p{N}]+/gu
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function pairsOf(word: string): string[] {
  const letters = [...word]
  return letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`)
}

function threesOf(word: string): string[] {
  const letters = [...` ${word} `]
  return letters.slice(2).map((letter, i) => `${letters[i] ?? ''}${letters[i + 1] ?? ''}${letter}`)
}
