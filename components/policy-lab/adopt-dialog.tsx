'use client'

import { useState } from 'react'
import { BandChangeList } from '@/components/policy-lab/band-change-list'
import { useVersions } from '@/components/policy-lab/use-lab'
import { useRegisterRow } from '@/components/register/use-register'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextArea } from '@/components/ui/text-area'
import { POLICY_WORDS, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { describeVersion, findVersion, nextVersion } from '@/lib/domain/scoring/policy-versions'
import { describeRefusal, type Refusal } from '@/lib/live/client/refusal'
import { newId } from '@/lib/kernel/ids'

/** What somebody is about to adopt, and the version that stood when they began. */
export interface Adoption {
  policy: ScoringPolicy
  before: string
}

interface AdoptDialogProps {
  adoption: Adoption
  onClose: () => void
  /** Looks at it again against the version that stands now. */
  onRebase: () => void
}

/** The preview of a change of policy, and the reason for it. What was typed stays when it is refused. */
export function AdoptDialog({ adoption: { policy, before }, onClose, onRebase }: AdoptDialogProps) {
  const register = useRegisterRow()
  const versions = useVersions()
  const { act } = useActions()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, setPending] = useState(false)
  const former = versions.find((row) => row.id === before)
  const next = findVersion(versions, policy)
  const name = next ? describeVersion(next) : describeVersion(nextVersion(versions, policy, ''))
  // While it is on its way the register shows one's own choice already, which overtakes nobody.
  const isOvertaken = !pending && register.scoringPolicyId !== before
  const adopt = async () => {
    if (reason.trim() === '') return setProblem('Say why in a sentence.')
    setPending(true)
    const row = nextVersion(versions, policy, newId())
    const stored = next ? null : await act('scoring-policy.add', { rows: [row] }, { quiet: true })
    const done = `${register.code} is scored under ${name}.`
    const input = { before, after: next?.id ?? row.id }
    const outcome = stored?.ok === false ? stored : await act('scoring-policy.adopt', input, { quiet: true, reason: reason.trim(), done })
    setPending(false)
    if (outcome.ok) onClose()
    else setRefusal(outcome.refusal)
  }
  return (
    <Dialog
      open
      width="wide"
      onClose={onClose}
      title={`Adopt ${name}`}
      description={
        `It takes the place of ${former ? describeVersion(former) : 'the present policy'} for ${register.code}. ` +
        'Assessments keep the policy that they were made under; the former one can be adopted again.'
      }
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Leave it
          </Button>
          <Button variant="primary" pending={pending} disabled={isOvertaken} onClick={() => void adopt()}>
            Adopt {POLICY_WORDS[policy.kind].label.toLowerCase()}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {isOvertaken && (
          <Notice
            tone="warning"
            live
            title="Somebody else changed the policy of this register meanwhile."
            actions={<Button onClick={onRebase}>Compare with the present one</Button>}
          >
            Now it is {describeNow(versions, register.scoringPolicyId)}. Your reason is kept.
          </Notice>
        )}
        {refusal && !isOvertaken && <Notice tone="error" live title={describeRefusal(refusal)} />}
        <BandChangeList from={before} to={policy} />
        <TextArea
          label="Why"
          hint="Stands in the history of the register, with your name."
          value={reason}
          maxLength={2_000}
          problem={problem}
          onChange={(event) => {
            setReason(event.target.value)
            setProblem(null)
          }}
          onSend={() => void adopt()}
        />
      </div>
    </Dialog>
  )
}

function describeNow(versions: ReturnType<typeof useVersions>, id: string): string {
  const now = versions.find((row) => row.id === id)
  return now ? describeVersion(now) : 'another one'
}
