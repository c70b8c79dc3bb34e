'use client'

import { useState } from 'react'
import { countModes, type useSheetPlans } from '@/components/worksheet/use-sheet-plans'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Menu } from '@/components/ui/menu'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { FAILURE_MODE_STATUSES } from '@/lib/domain/failure-mode/failure-mode-words'
import { listInOrder } from '@/lib/domain/register/rows-to-content'
import { FACTORS, LEVELS } from '@/lib/domain/scoring/factor'
import { FACTOR_WORDS, RUBRIC } from '@/lib/domain/scoring/rubric'
import { planBulk, planBulkControl, planBulkDelete, planBulkOwner, type BulkValue } from '@/lib/domain/worksheet/clipboard/bulk-plan'
import { statusLabel } from '@/lib/domain/worksheet/group'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import { useRoomView } from '@/lib/live/client/room'

interface BulkBarProps {
  lines: readonly WorksheetLine[]
  plans: ReturnType<typeof useSheetPlans>
  /** Called when a question has been answered or left, to place the focus. */
  onAnswered: () => void
}

type Asking = 'factor' | 'closing' | 'control' | null

/** What can be done to all selected failure modes at once. It names how many it touches; what refuses is shown row by row before anything is done. */
export function BulkBar({ lines, plans, onAnswered }: BulkBarProps) {
  const { rows } = useRoomView()
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => {
    setAsking(null)
    onAnswered()
  }
  const count = countModes(lines.length)
  const set = (title: string, values: readonly BulkValue[]) =>
    plans.run({ title, make: (source) => planBulk(lines, values, source), done: (plan) => `${title}: ${countModes(plan.good.length)} changed.` })
  const categories = listInOrder<'category'>(rows.all('category'))
  const roles = listInOrder<'owner-role'>(rows.all('owner-role'))
  const setOwner = (roleId: string, name: string) =>
    plans.run({
      title: 'Owner',
      make: (source) => planBulkOwner(lines, roleId, 'accountable', source),
      done: (plan) => `${name} now owns ${countModes(plan.good.length)}.`,
    })
  const remove = () =>
    plans.run({ title: 'Delete', make: () => planBulkDelete(lines), done: (plan) => `Deleted ${countModes(plan.good.length)}.` })
  const statuses = FAILURE_MODE_STATUSES.filter((status) => status !== 'accepted')
  return (
    <div role="toolbar" aria-label={`With ${count}`} className="flex flex-wrap items-center gap-1.5">
      <span role="status" className="tabular mr-1 text-sm font-medium">
        {count} selected
      </span>
      <Menu
        label="Status"
        items={statuses.map((status) => ({
          label: status === 'closed' ? 'Closed…' : statusLabel(status),
          onSelect: () => (status === 'closed' ? setAsking('closing') : set('Status', [{ column: 'status', text: status }])),
        }))}
      />
      <Menu label="Category" items={categories.map(({ title }) => ({ label: title, onSelect: () => set('Category', [{ column: 'category', text: title }]) }))} />
      {roles.length > 0 && <Menu label="Owner" items={roles.map(({ id, name }) => ({ label: name, onSelect: () => setOwner(id, name) }))} />}
      <Button size="small" variant="quiet" onClick={() => setAsking('factor')}>
        Factor…
      </Button>
      <Button size="small" variant="quiet" onClick={() => setAsking('control')}>
        Control…
      </Button>
      <Button size="small" variant="quiet" icon="trash" onClick={remove}>
        Delete {lines.length.toLocaleString('en')}
      </Button>
      {asking === 'factor' && <FactorDialog count={count} onSet={(value) => set('Factor', [value])} onClose={close} />}
      {asking === 'closing' && (
        <ClosingDialog
          count={count}
          onClose={close}
          onSet={(reason) => set('Status', [{ column: 'status', text: 'closed' }, { column: 'closedReason', text: reason }])}
        />
      )}
      {asking === 'control' && <ControlDialog count={count} lines={lines} plans={plans} onClose={close} />}
    </div>
  )
}

interface AskProps<T> {
  count: string
  onSet: (value: T) => void
  onClose: () => void
}

interface AskDialogProps {
  title: string
  word: string
  isReady: boolean
  onDone: () => void
  onClose: () => void
  children: React.ReactNode
}

function AskDialog({ title, word, isReady, onDone, onClose, children }: AskDialogProps) {
  const done = () => {
    onClose()
    onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabled={!isReady} onClick={done}>
            {word}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">{children}</div>
    </Dialog>
  )
}

function FactorDialog({ count, onSet, onClose }: AskProps<BulkValue>) {
  const [factor, setFactor] = useState<(typeof FACTORS)[number]>('likelihood')
  const [level, setLevel] = useState('3')
  const levels = [...LEVELS.map((one) => ({ value: String(one), label: `${one} ${RUBRIC[factor][one]}` })), { value: '', label: 'Not scored' }]
  return (
    <AskDialog title={`Set a factor of ${count}`} word={`Set it for ${count}`} isReady onDone={() => onSet({ column: factor, text: level })} onClose={onClose}>
      <Select
        label="Factor, at the current stage"
        value={factor}
        options={FACTORS.map((value) => ({ value, label: FACTOR_WORDS[value].label }))}
        onChange={(event) => setFactor(FACTORS.find((one) => one === event.target.value) ?? 'likelihood')}
      />
      <Select label="Level" value={level} options={levels} onChange={(event) => setLevel(event.target.value)} />
    </AskDialog>
  )
}

function ClosingDialog({ count, onSet, onClose }: AskProps<string>) {
  const [reason, setReason] = useState('')
  return (
    <AskDialog title={`Close ${count}`} word={`Close ${count}`} isReady={reason.trim() !== ''} onDone={() => onSet(reason)} onClose={onClose}>
      <TextArea label="Why are they closed?" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
    </AskDialog>
  )
}

interface ControlDialogProps extends Omit<BulkBarProps, 'onAnswered'> {
  count: string
  onClose: () => void
}

function ControlDialog({ count, lines, plans, onClose }: ControlDialogProps) {
  const { rows } = useRoomView()
  const controls = rows
    .all('control')
    .filter((row) => row.deletedAt === null && row.state !== 'retired')
    .sort((a, b) => a.title.localeCompare(b.title))
  const [chosen, setChosen] = useState(controls[0]?.id ?? '')
  const link = () =>
    plans.run({
      title: 'Control',
      make: (source) => planBulkControl(lines, chosen, source),
      done: (plan) => `The control now serves ${countModes(plan.good.length)} more.`,
    })
  return (
    <AskDialog title={`Link ${count} to a control`} word={`Link ${count}`} isReady={chosen !== ''} onDone={link} onClose={onClose}>
      {controls.length === 0 ? (
        <p>This register has no control yet. Add one on the page of a failure mode.</p>
      ) : (
        <Select
          label="Control"
          value={chosen}
          options={controls.map(({ id, title, type }) => ({ value: id, label: `${statusLabel(type)}: ${title}` }))}
          onChange={(event) => setChosen(event.target.value)}
        />
      )}
    </AskDialog>
  )
}
