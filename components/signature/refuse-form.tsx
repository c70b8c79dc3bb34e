import { baselinesPath } from '@/components/baseline/baseline-words'
import { RefuseInstead } from '@/components/signature/refuse-instead'
import { COMMENT_MAX } from '@/lib/domain/signature/signature-rows'

interface RefuseFormProps {
  registerCode: string
  baseline: { number: number }
  placeId: string
}

/** Says no to a baseline. */
export function RefuseForm({ registerCode, baseline, placeId }: RefuseFormProps) {
  return (
    <RefuseInstead
      verb="baseline.refuse"
      input={{ placeId }}
      reasonMax={COMMENT_MAX}
      hint="Everybody who reads the baseline sees it. You can still sign when it is answered."
      without="Say what keeps you from signing."
      submitLabel="Refuse to sign"
      done={`You refused baseline ${baseline.number}. Your reason stands beside it.`}
      then={`${baselinesPath(registerCode)}/${baseline.number}#signatures`}
    />
  )
}
