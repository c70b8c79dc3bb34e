'use client'

import { useState } from 'react'
import { customPolicy, listWeights } from '@/components/policy-lab/lab-address'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { BAND_LABELS } from '@/lib/domain/scoring/band'
import { BANDS, FACTORS } from '@/lib/domain/scoring/factor'
import { edgesOf, WEIGHT_MAX, WEIGHTED_WEIGHTS, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { scoringPolicySchema } from '@/lib/domain/scoring/policy-schema'
import { FACTOR_WORDS } from '@/lib/domain/scoring/rubric'

interface CustomPolicyFormProps {
  typed: ScoringPolicy | null
  onCompare: (policy: ScoringPolicy | null) => void
}

/** Weights and band edges of one's own. Nothing is stored: they stand in the address until somebody adopts them. */
export function CustomPolicyForm({ typed, onCompare }: CustomPolicyFormProps) {
  const begin = typed?.kind === 'custom' ? typed.weights : WEIGHTED_WEIGHTS
  const [weights, setWeights] = useState(listWeights(begin).map(String))
  const [edges, setEdges] = useState(typed?.edges?.map(String) ?? ['', '', ''])
  const [pressed, setPressed] = useState(false)
  const parsed = scoringPolicySchema.safeParse(readForm(weights, edges))
  const problems = new Map((parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
  const problemOf = (path: string) => (pressed || typed ? (problems.get(path) ?? null) : null)
  const usual = readUsualEdges(weights)
  const put = (list: string[], place: number, text: string) => list.map((one, i) => (i === place ? text : one))
  const compare = (event: React.FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (parsed.success) onCompare(parsed.data)
  }
  const whole = [problemOf(''), problemOf('weights'), problemOf('edges')].filter((text) => text !== null)
  return (
    <details open={typed !== null} className="group/form border-y print:hidden">
      <summary className="py-2.5 text-base font-medium pointer-coarse:py-3">Try weights of your own</summary>
      <form onSubmit={compare} className="grid gap-4 pb-4" noValidate>
        <fieldset className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
          <legend className="mb-2 text-sm text-muted">Weights, whole numbers from 0 to {WEIGHT_MAX}; at least one above 0.</legend>
          {FACTORS.map((factor, i) => (
            <TextField
              key={factor}
              label={FACTOR_WORDS[factor].label}
              inputMode="numeric"
              value={weights[i] ?? ''}
              problem={problemOf(`weights.${factor}`)}
              onChange={(event) => setWeights(put(weights, i, event.target.value))}
            />
          ))}
        </fieldset>
        <fieldset className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
          <legend className="mb-2 text-sm text-muted">
            Last number of each band. Leave all three empty for the usual ones: the numbers of all-2, all-3 and all-4.
          </legend>
          {BANDS.slice(0, 3).map((band, i) => (
            <TextField
              key={band}
              label={`${BAND_LABELS[band]} ends at`}
              inputMode="numeric"
              placeholder={usual?.[i]?.toString()}
              value={edges[i] ?? ''}
              problem={problemOf(`edges.${i}`)}
              onChange={(event) => setEdges(put(edges, i, event.target.value))}
            />
          ))}
        </fieldset>
        {whole.length > 0 && (
          <p role="alert" className="text-sm text-danger">
            {whole.join(' ')}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit">Compare these weights</Button>
          {typed && (
            <Button variant="quiet" onClick={() => onCompare(null)}>
              Take them out
            </Button>
          )}
        </div>
      </form>
    </details>
  )
}

const read = (text: string) => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : NaN)

function readForm(weights: readonly string[], edges: readonly string[]) {
  return customPolicy(weights.map(read), edges.every((edge) => edge.trim() === '') ? [] : edges.map(read))
}

function readUsualEdges(weights: readonly string[]): readonly number[] | null {
  const parsed = scoringPolicySchema.safeParse(readForm(weights, []))
  return parsed.success ? edgesOf(parsed.data) : null
}
