import Link from 'next/link'
import type { ReactNode } from 'react'
import { failureModePath } from '@/components/register/use-register'
import { BandBadge } from '@/components/score/band-badge'
import { joinClasses } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { describeLevel, RUBRIC } from '@/lib/domain/scoring/rubric'
import type { Column } from '@/lib/domain/worksheet/columns'
import { statusLabel } from '@/lib/domain/worksheet/group'
import { lineOwnership, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

export interface CellContentProps {
  column: Column
  line: WorksheetLine
  registerCode: string
  /** The value as text, as it would be copied. */
  text: string
}

/** What stands in a cell while nobody edits it. Numbers and bands stand with their words; empty cells are quiet. */
export function CellContent({ column, line, registerCode, text }: CellContentProps): ReactNode {
  switch (column.kind) {
    case 'code':
      return (
        <Link href={failureModePath(registerCode, line.code)} prefetch={false} tabIndex={-1} className="font-mono whitespace-nowrap">
          {line.code}
        </Link>
      )
    case 'factor':
      return <FactorCell column={column} line={line} />
    case 'score':
      return <ScoreCell column={column} line={line} />
    case 'band': {
      const score = line.scores[column.stage ?? 'current']
      return score.state === 'scored' ? <BandBadge band={score.band} size="small" /> : <Nothing words="Not scored" />
    }
    case 'controls':
      return <ControlsCell column={column} line={line} />
    case 'one-of':
      return <Words text={statusLabel(text)} />
    case 'owners':
      return <OwnersCell line={line} text={text} />
    default:
      return text === '' ? <Nothing words="Empty" /> : <Words text={text} strong={column.id === 'title'} />
  }
}

const HOLES = { unowned: 'nobody answers for it', unheld: 'held by nobody today', worded: null, held: null } as const

/** The chain; where nobody stands behind it while the failure mode is open, it says so. */
function OwnersCell({ line, text }: { line: WorksheetLine; text: string }) {
  if (text === '') return <span className="text-faint">Nobody</span>
  const isAtRest = line.status === 'closed' || line.status === 'accepted'
  const hole = isAtRest ? null : HOLES[lineOwnership(line)]
  if (hole === null) return <Words text={text} />
  return (
    <span title={`${text}: ${hole}`} className="flex items-center gap-1.5 text-warning">
      <Icon name="warning" size={14} className="shrink-0" />
      <span className="truncate">{text}</span>
      <span className="sr-only"> – {hole}</span>
    </span>
  )
}

function Words({ text, strong }: { text: string; strong?: boolean }) {
  return <span className={joinClasses('block truncate', strong && 'font-medium')}>{text}</span>
}

/** An empty cell says so to those who cannot see that it is empty. */
function Nothing({ words }: { words: string }) {
  return <span className="sr-only">{words}</span>
}

function FactorCell({ column: { factor, stage = 'current' }, line }: { column: Column; line: WorksheetLine }) {
  if (!factor) return null
  const level = line.factors[stage][factor]
  if (level === null) return <Nothing words="Not scored" />
  return (
    <span title={describeLevel(factor, level)} className="tabular block text-center">
      {level}
      <span className="sr-only"> {RUBRIC[factor][level]}</span>
    </span>
  )
}

function ScoreCell({ column: { stage = 'current' }, line }: { column: Column; line: WorksheetLine }) {
  const score = line.scores[stage]
  if (score.state === 'scored') return <span className="tabular block text-right font-semibold">{score.number}</span>
  return (
    <span className="tabular block text-right text-xs text-muted">
      {score.scored} of {FACTORS.length}
      <span className="sr-only"> factors scored</span>
    </span>
  )
}

function ControlsCell({ column: { controlType }, line }: { column: Column; line: WorksheetLine }) {
  if (!controlType) return null
  const { existing, planned } = line.controls[controlType]
  if (existing + planned === 0) return <span className="text-faint">Missing</span>
  const words = [existing > 0 && `${existing} in place`, planned > 0 && `${planned} planned`].filter(Boolean).join(', ')
  return <Words text={words} />
}
