import { statusOn } from '@/lib/domain/acceptance/acceptance-standing'
import { CONTROL_TYPES } from '@/lib/domain/control/control-words'
import { linkedControls } from '@/lib/domain/control/linked-controls'
import type { FailureModeRow } from '@/lib/domain/failure-mode/failure-mode-rows'
import type { RowSet } from '@/lib/domain/row/row-set'
import { boardOf } from '@/lib/domain/workshop/board'
import { meetingInputsOf } from '@/lib/domain/workshop/meeting-inputs'
import { protectionOf } from '@/lib/domain/workshop/protection'
import { scoreNow, scoreWords } from '@/lib/domain/workshop/summary-failure-mode'
import { listOr, type SummarySection, type SummaryText } from '@/lib/domain/workshop/summary-words'
import { gapsOf } from '@/lib/domain/workshop/what-is-missing'
import type { WorkshopRow } from '@/lib/domain/workshop/workshop-rows'

/** The results of a risk review filed under the six outputs of the method text, section 22. */
export function reviewOutputs(rows: RowSet, workshop: WorkshopRow, list: readonly FailureModeRow[], today: string): SummarySection {
  const output = (title: string, items: readonly SummaryText[]): SummarySection => ({ title, blocks: [listOr('None.', items)] })
  return {
    title: 'Outputs of the review',
    blocks: [],
    sections: [
      output('Approved controls', approved(rows, list)),
      output('Open risks', list.filter((row) => isOpen(rows, row, today)).map((row): SummaryText => [`${row.code} ${row.title}: ${scoreWords(rows, row)}`])),
      output('Required tests', requiredTests(rows, list)),
      output('Runbook tasks', runbookTasks(rows, list)),
      output('Observability gaps', list.filter((row) => gapsOf(rows, row).includes('detection') || protectionOf(rows, row).detection === 'missing').map(gapText)),
      output('Decisions to write down', decisions(rows, workshop)),
    ],
  }
}

/** Neither closed nor validly accepted on a day (ISO). */
function isOpen(rows: RowSet, row: FailureModeRow, today: string): boolean {
  const score = scoreNow(rows, row)
  const status = statusOn(rows, row, { band: score.state === 'scored' ? score.band : null, today })
  return status !== 'closed' && status !== 'accepted'
}

function approved(rows: RowSet, list: readonly FailureModeRow[]): SummaryText[] {
  return list.flatMap((row) => {
    const controls = linkedControls(rows, row.id).filter(({ control: { state } }) => state === 'in-place' || state === 'planned')
    return CONTROL_TYPES.flatMap((type) =>
      controls.filter(({ control }) => control.type === type).map(({ control }): SummaryText => [`${row.code}, ${type}${control.state === 'planned' ? ', planned' : ''}: `, { prose: control.title }]),
    )
  })
}

/** A proof that is not in place is a test that somebody must make. */
function requiredTests(rows: RowSet, list: readonly FailureModeRow[]): SummaryText[] {
  return list.flatMap((row): SummaryText[] => {
    const proofs = linkedControls(rows, row.id).filter(({ control: { type, state } }) => type === 'proof' && state !== 'retired')
    if (proofs.length === 0) return [[`${row.code} ${row.title}: nothing proves that we have recovered`]]
    return proofs.filter(({ control }) => control.state !== 'in-place').map(({ control }): SummaryText => [`${row.code}: `, { prose: control.title }])
  })
}

function runbookTasks(rows: RowSet, list: readonly FailureModeRow[]): SummaryText[] {
  const tasks = { response: 'write down what is done first', 'hard-stop': 'write down the hard stop, or why there is none', authority: 'say who may pull the hard stop' } as const
  return list.flatMap((row) => {
    const protection = protectionOf(rows, row)
    return Object.entries(tasks).flatMap(([what, task]): SummaryText[] => (protection[what as keyof typeof tasks] === 'missing' ? [[`${row.code} ${row.title}: ${task}`]] : []))
  })
}

/** What a review did not settle is for an architecture decision record: parked, left without a failure mode, or not there to be looked at. */
function decisions(rows: RowSet, { id }: WorkshopRow): SummaryText[] {
  const board = boardOf(rows, id)
  const groups = [...board.parkedGroups, ...board.groups.filter(({ group }) => group.failureModeId === null)]
  const missing = meetingInputsOf(rows, id).filter(({ state }) => state === 'missing')
  return [
    ...groups.map(({ group }): SummaryText => [group.title]),
    ...board.parked.map(({ text }): SummaryText => [text]),
    ...missing.map(({ title }): SummaryText => [`“${title}” was missing`]),
  ]
}

function gapText({ code, title }: FailureModeRow): SummaryText {
  return [`${code} ${title}`]
}
