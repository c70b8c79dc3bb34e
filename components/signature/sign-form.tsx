'use client'

import * as z from 'zod/mini'
import { useRouter } from 'next/navigation'
import { baselinesPath } from '@/components/baseline/baseline-words'
import type { IdentityWays } from '@/components/signature/identity-check'
import { MeaningChoice } from '@/components/signature/meaning-choice'
import { ProofFields } from '@/components/signature/proof-fields'
import { printProblem, useProvenAct, type ActRefused } from '@/components/signature/use-proven-act'
import { TextArea } from '@/components/ui/text-area'
import { useToast } from '@/components/ui/toast'
import { COMMENT_MAX } from '@/lib/domain/signature/signature-rows'
import { MEANINGS, type Meaning } from '@/lib/domain/signature/signature-words'
import type { OwnPlace } from '@/lib/domain/signature/signing-view'
import { present } from '@/lib/kernel/assert'

/** What is sent to be signed; the server checks the password and forgets it. Without one it asks for the provider's fresh word. */
export interface SignInput {
  registerId: string
  commandId: string
  id: string
  baselineId: string
  placeId: string
  meaning: Meaning
  comment: string
  zone: string
  password: string | null
}

/** What somebody leaves for the provider with: it vouches for them for this baseline and this meaning. */
export interface LeaveInput {
  registerCode: string
  number: number
  baselineId: string
  placeId: string
  meaning: Meaning
}

export type SignAction = (input: SignInput) => Promise<{ ok: true } | ActRefused>
/** Answers with the address at the provider. */
export type LeaveAction = (input: LeaveInput) => Promise<{ ok: true; value: string } | ActRefused>

interface SignFormProps {
  registerCode: string
  baseline: { id: string; number: number }
  place: OwnPlace
  /** Stands beside the button in the demonstration; null everywhere else. */
  demonstrationPassword: string | null
  identity: IdentityWays
  sign: SignAction
  leave: LeaveAction
}

interface SignWords {
  meaning: Meaning | null
  comment: string
}

const wordsSchema: z.ZodMiniType<SignWords> = z.object({ meaning: z.nullable(z.enum(MEANINGS)), comment: z.string() })
const chosen = ({ meaning }: SignWords) => present(meaning, 'nothing goes out before a meaning is chosen')

/** Meaning, comment and proof of identity, and the button that signs. */
export function SignForm({ registerCode, baseline, place, demonstrationPassword, identity, sign, leave }: SignFormProps) {
  const router = useRouter()
  const toast = useToast()
  const about = { baselineId: baseline.id, placeId: place.placeId }
  const vouched = identity.checked?.subjectId === baseline.id ? identity.checked.meaning : null
  const act = useProvenAct<SignWords>({
    key: `eyes-open.sign.${place.placeId}`,
    schema: wordsSchema,
    initial: { meaning: vouched, comment: '' },
    isVouched: ({ meaning }) => vouched !== null && vouched === meaning,
    lost: 'Eyes Open cannot be reached. What you wrote is still here: try again in a moment. You cannot sign twice by that.',
    missing: ({ meaning }, isLeaving) => (meaning === null ? { path: 'meaning', message: isLeaving ? 'Say first what your signature means.' : 'Say what your signature means.' } : null),
    send: (words, sent) => sign({ ...sent, ...about, meaning: chosen(words), comment: words.comment }),
    leave: (words) => leave({ registerCode, number: baseline.number, ...about, meaning: chosen(words) }),
    done: () => {
      toast.show({ message: `Baseline ${baseline.number} is signed.` })
      router.push(`${baselinesPath(registerCode)}/${baseline.number}#signatures`)
    },
  })
  const { words, setWords, problem } = act
  const at = (path: string) => (problem?.path === path ? printProblem(problem) : null)
  return (
    <form onSubmit={act.submit} noValidate className="grid gap-3">
      <MeaningChoice value={words.meaning} onChange={(meaning) => setWords({ ...words, meaning })} problem={at('meaning')} />
      <TextArea label="Comment" hint="May be empty. Whoever reads the baseline sees it." rows={2} maxLength={COMMENT_MAX} value={words.comment} onChange={(event) => setWords({ ...words, comment: event.target.value })} problem={at('comment')} />
      <ProofFields {...{ act, identity, demonstrationPassword }} verb="signs" countsFor="this baseline and this meaning" submitLabel={`Sign as ${place.roleName}`} ownPaths={['meaning', 'comment']} />
    </form>
  )
}
