import Link from 'next/link'
import type { ReactNode } from 'react'
import { FoldedList } from '@/components/matrix/folded-list'
import { describeMove, type LackingMove, type MatrixMoves } from '@/lib/domain/matrix/matrix-moves'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

interface MoveListProps {
  moves: MatrixMoves
  hrefFor: (code: string) => string
}

type Coded = { id: string; code: string }

const MOVES_MAX = 60
const CODES_MAX = 40

/** The arrows in words, and who has none and why. Read by everybody, and the only form for those who see no drawing. */
export function MoveList({ moves, hrefFor }: MoveListProps) {
  const { bundles, still, lacking, stage, to, xFactor, yFactor } = moves
  const moving = bundles.flatMap((bundle) => bundle.moves)
  const showCode = ({ id, code }: Coded) => link(id, code, <span className="font-mono text-xs">{code}</span>)
  const link = (id: string, code: string, words: ReactNode) => (
    <li key={id} className="break-inside-avoid">
      <Link href={hrefFor(code)} data-move={id} className="underline-offset-2 hover:underline pointer-coarse:inline-block pointer-coarse:py-2.5">
        {words}
      </Link>
    </li>
  )
  const axes = `${FACTOR_WORDS[xFactor].label.toLowerCase()} × ${FACTOR_WORDS[yFactor].label.toLowerCase()}`
  return (
    <section aria-labelledby="moves-title" className="mt-5 grid gap-3 border-t pt-4 text-sm">
      <div>
        <h2 id="moves-title" className="text-base font-semibold">
          From {stage} to {to}
        </h2>
        <p className="text-muted">
          {axes}. A broken line leads to a worse cell; a number on a line counts who goes the same way.
        </p>
      </div>
      <Group title={`${moving.length} ${moving.length === 1 ? 'moves' : 'move'}`}>
        <FoldedList
          items={moving}
          show={(move) => link(move.id, move.code, describeMove(move))}
          max={MOVES_MAX}
          eager={moving.length <= 300}
          className="tabular columns-[17rem] gap-x-8 leading-7"
        />
      </Group>
      <Group title={`${still.length} ${still.length === 1 ? 'stays' : 'stay'} in ${still.length === 1 ? 'its' : 'their'} cell`}>
        <Codes items={still} show={showCode} />
      </Group>
      {groupByLack(lacking).map(([lack, list]) => (
        <Group key={lack} title={`${list.length} without ${lack} ${FACTOR_WORDS[yFactor].label.toLowerCase()} or ${FACTOR_WORDS[xFactor].label.toLowerCase()}`}>
          <Codes items={list} show={showCode} />
        </Group>
      ))}
    </section>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="tabular font-medium">{title}</h3>
      {children}
    </div>
  )
}

function Codes({ items, show }: { items: readonly Coded[]; show: (item: Coded) => ReactNode }) {
  if (items.length === 0) return null
  return <FoldedList items={items} show={show} max={CODES_MAX} eager={items.length <= 300} className="flex flex-wrap gap-x-3 gap-y-0.5" />
}

function groupByLack(lacking: readonly LackingMove[]): [string, LackingMove[]][] {
  const groups = new Map<string, LackingMove[]>()
  for (const one of lacking) {
    const lack = one.stages.join(' and ')
    const group = groups.get(lack) ?? []
    group.push(one)
    groups.set(lack, group)
  }
  return [...groups]
}
