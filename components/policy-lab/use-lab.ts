'use client'

import { useMemo } from 'react'
import { useOpenLines } from '@/components/coverage/use-open-lines'
import { OWN_SORT, type LabState } from '@/components/policy-lab/lab-address'
import { usePolicy, useRegisterRow } from '@/components/register/use-register'
import { compareCodes } from '@/lib/domain/coverage/open-lines'
import { comparePolicies, type Comparison, type PolicyComparison } from '@/lib/domain/scoring/compare-policies'
import { POLICY_WORDS, SCORING_POLICY_KINDS, type ScoringPolicy } from '@/lib/domain/scoring/policy'
import { placeOfSet } from '@/lib/domain/scoring/policy-table'
import { describeVersion, findVersion } from '@/lib/domain/scoring/policy-versions'
import { readStoredPolicy, storePolicy } from '@/lib/domain/scoring/stored-policy'
import type { WorksheetLine } from '@/lib/domain/worksheet/worksheet-line'
import type { ScoringPolicyRow } from '@/lib/domain/workspace/workspace-rows'
import { useRoomView } from '@/lib/live/client/room'

/** A policy as a column of the lab. */
export interface LabPolicy {
  /** Stands in the address as the order. */
  id: string
  label: string
  policy: ScoringPolicy
}

export interface Lab {
  lines: readonly WorksheetLine[]
  /** The register's own policy first. */
  policies: LabPolicy[]
  comparison: Comparison
  /** Stored versions of the workspace, newest of each name first. */
  versions: ScoringPolicyRow[]
  /** Places of lines in the order that the address asks for. */
  order: number[]
}

const STANDARD: LabPolicy[] = SCORING_POLICY_KINDS.flatMap((kind) => {
  return kind === 'custom' ? [] : [{ id: kind, label: POLICY_WORDS[kind].label, policy: { kind } }]
})

/** Everything that the lab shows, from the rows of the room. */
export function useLab({ stage, sort, typed, version }: LabState): Lab {
  const lines = useOpenLines()
  const versions = useVersions()
  const policies = usePolicies(versions, typed, version)
  const comparison = useMemo(() => {
    const places = lines.map((line) => placeOfSet(line.factors[stage]))
    return comparePolicies(places, policies.map(({ policy }) => policy))
  }, [lines, stage, policies])
  const order = useMemo(() => orderLines(lines, policies, comparison, sort), [lines, policies, comparison, sort])
  return { lines, policies, comparison, versions, order }
}

/** The stored versions of the workspace by name, the newest first. */
export function useVersions(): ScoringPolicyRow[] {
  const { rows } = useRoomView()
  return useMemo(() => {
    const byName = (a: ScoringPolicyRow, b: ScoringPolicyRow) => (a.name === b.name ? b.version - a.version : a.name < b.name ? -1 : 1)
    return rows.all('scoring-policy').sort(byName)
  }, [rows])
}

function usePolicies(versions: readonly ScoringPolicyRow[], typed: ScoringPolicy | null, versionId: string | null): LabPolicy[] {
  const own = usePolicy()
  const { scoringPolicyId } = useRegisterRow()
  return useMemo(() => {
    const stored = versions.find((row) => row.id === versionId)
    const ownRow = versions.find((row) => row.id === scoringPolicyId)
    const list: LabPolicy[] = [{ id: OWN_SORT, label: ownRow ? describeVersion(ownRow) : POLICY_WORDS[own.kind].label, policy: own }, ...STANDARD]
    if (stored) list.push({ id: 'stored', label: describeVersion(stored), policy: readStoredPolicy(stored) })
    if (typed) list.push({ id: 'typed', label: nameTyped(versions, typed), policy: typed })
    return withoutTwins(list)
  }, [own, typed, scoringPolicyId, versionId, versions])
}

function nameTyped(versions: readonly ScoringPolicyRow[], typed: ScoringPolicy): string {
  const stored = findVersion(versions, typed)
  return stored ? describeVersion(stored) : 'Your weights'
}

/** The list without policies that score like an earlier one. */
function withoutTwins(list: readonly LabPolicy[]): LabPolicy[] {
  const seen = new Set<string>()
  return list.filter(({ policy }) => {
    const text = JSON.stringify(storePolicy(policy))
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}

function orderLines(lines: readonly WorksheetLine[], policies: readonly LabPolicy[], { policies: compared }: Comparison, sort: string): number[] {
  const places = lines.map((_, place) => place)
  const byCode = (a: number, b: number) => compareCodes(lines[a]?.code ?? '', lines[b]?.code ?? '')
  if (sort === 'code') return places.sort(byCode)
  if (sort === 'moves') {
    const widest = places.map((place) => Math.max(0, ...compared.map(({ moves }) => Math.abs(moves[place] ?? 0))))
    return places.sort((a, b) => (widest[b] ?? 0) - (widest[a] ?? 0) || byCode(a, b))
  }
  const chosen: PolicyComparison | undefined = compared[policies.findIndex(({ id }) => id === sort)] ?? compared[0]
  const rankOf = (place: number) => chosen?.ranking.ranks[place] ?? Infinity
  return places.sort((a, b) => (rankOf(a) === rankOf(b) ? byCode(a, b) : rankOf(a) - rankOf(b)))
}
