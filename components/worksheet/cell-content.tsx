import type { ReactNode } from 'react'
import { failureModePath } from '@/components/register/use-register'
import { BandBadge } from '@/components/score/band-badge'
import { Icon } from '@/components/ui/icon'
import { FACTORS } from '@/lib/domain/scoring/factor'
import { describeLevel, RUBRIC } from '@/lib/domain/scoring/rubric'
import type { Column } from '@/lib/domain/worksheet/columns'
import { statusLabel } from '@/lib/domain/worksheet/group'
import { lineOwnership, type WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'

/** What a cell says to a mouse that rests on it. */
export function cellTitle({ kind, factor, stage = 'current' }: Column, line: WorksheetLine): string | undefined {
  if (kind !== 'factor' || !factor) return undefined
  const level = line.factors[stage][factor]
  return level === null ? undefined : describeLevel(factor, level)
}

/**
 * What stands in a cell while nobody edits it; `text` is its value as it would be copied. Numbers and bands stand with their words; empty cells are
 * quiet. The link is a plain one, which the grid opens within the app.
 */
export function drawCellContent(column: Column, line: WorksheetLine, registerCode: string, text: string): ReactNode {
  switch (column.kind) {
    case 'code':
      return (
        <a href={failureModePath(registerCode, line.code)} tabIndex={-1} className="min-w-0 overflow-hidden font-mono whitespace-nowrap">
          {line.code}
        </a>
      )
    case 'factor':
      return drawFactor(column, line)
    case 'score':
      return drawScore(column, line)
    case 'band':
      return drawBand(column, line)
    case 'controls':
      return drawControls(column, line)
    case 'one-of':
      return drawWords(statusLabel(text))
    case 'owners':
      return drawOwners(line, text)
    default:
      return text === '' ? drawNothing('Empty') : drawWords(text, column.id === 'title')
  }
}

const HOLES = { unowned: 'nobody answers for it', unheld: 'held by nobody today', worded: null, held: null } as const

/** The chain; where nobody stands behind it while the failure mode is open, it says so. */
function drawOwners(line: WorksheetLine, text: string): ReactNode {
  if (text === '') return <span className="text-faint">Nobody</span>
  const isAtRest = line.status === 'closed' || line.status === 'accepted'
  const hole = isAtRest ? null : HOLES[lineOwnership(line)]
  if (hole === null) return drawWords(text)
  return (
    <span title={`${text}: ${hole}`} className="flex w-full min-w-0 items-center gap-1.5 text-warning">
      <Icon name="warning" size={14} className="shrink-0" />
      <span className="truncate">{text}</span>
      <span className="sr-only"> – {hole}</span>
    </span>
  )
}

function drawWords(text: string, isStrong = false): ReactNode {
  return <span className={isStrong ? 'w-full truncate font-medium' : 'w-full truncate'}>{text}</span>
}

/** An empty cell says so to those who cannot see that it is empty. */
function drawNothing(words: string): ReactNode {
  return <span className="sr-only">{words}</span>
}

function drawBand({ stage = 'current' }: Column, line: WorksheetLine): ReactNode {
  const score = line.scores[stage]
  if (score.state !== 'scored') return drawNothing('Not scored')
  return (
    <span className="w-full min-w-0 overflow-hidden">
      <BandBadge band={score.band} size="small" />
    </span>
  )
}

function drawFactor({ factor, stage = 'current' }: Column, line: WorksheetLine): ReactNode {
  if (!factor) return null
  const level = line.factors[stage][factor]
  if (level === null) return drawNothing('Not scored')
  return (
    <>
      {level}
      <span className="sr-only"> {RUBRIC[factor][level]}</span>
    </>
  )
}

function drawScore({ stage = 'current' }: Column, line: WorksheetLine): ReactNode {
  const score = line.scores[stage]
  if (score.state === 'scored') return <span className="tabular w-full overflow-hidden text-right font-semibold">{score.number}</span>
  return (
    <span className="tabular w-full overflow-hidden text-right text-xs text-muted">
      {score.scored} of {FACTORS.length}
      <span className="sr-only"> factors scored</span>
    </span>
  )
}

function drawControls({ controlType }: Column, line: WorksheetLine): ReactNode {
  if (!controlType) return null
  const { existing, planned } = line.controls[controlType]
  if (existing + planned === 0) return <span className="text-faint">Missing</span>
  const words = [existing > 0 && `${existing} in place`, planned > 0 && `${planned} planned`].filter(Boolean).join(', ')
  return drawWords(words)
}
