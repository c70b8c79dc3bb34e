import type { Actor } from '@/lib/domain/access/actor'
import type { Difference } from '@/lib/domain/baseline/difference'
import { compareTextsAside } from '@/lib/exchange/frozen/frozen-apart'
import type { ComparedVersion } from '@/lib/exchange/frozen/frozen-texts'
import { printComparison } from '@/lib/exchange/markdown/print-comparison'
import { listBaselines, readBaselineContent } from '@/lib/data/baselines'
import { findRegisterHead, findRegisterId } from '@/lib/data/register-lookup'
import { withReadScope, type Scope } from '@/lib/data/scope'
import { readForFreezing } from '@/lib/services/baseline/freeze-register'
import { refuseUnknown } from '@/lib/services/baseline/read-baseline'
import { nowIso } from '@/lib/kernel/clock'
import { present } from '@/lib/kernel/assert'

/** A version to compare: the number of a baseline, or the register as it stands. */
export type Version = number | 'now'

export interface Comparison {
  code: string
  title: string
  from: Version
  to: Version
  differences: Difference[]
}

/** Long enough for two versions of 20,000 failure modes. */
const TIMEOUT = { timeout: 60_000 }

/** What differs between two versions of a register. Throws AppError `not-found` for a register or a baseline that is not here. */
export async function compareBaselines(actor: Actor, code: string, { from, to }: { from: Version; to: Version }): Promise<Comparison> {
  const { title, before, after } = await withReadScope(
    actor,
    async (scope) => {
      const registerId = await findRegisterId(scope, code)
      const { title } = present(await findRegisterHead(scope, registerId), 'the register was found')
      const [before, after] = [await readVersion(scope, registerId, from), await readVersion(scope, registerId, to)]
      return { title, before, after }
    },
    TIMEOUT,
  )
  return { code, title, from, to, differences: await compareTextsAside(before, after) }
}

async function readVersion(scope: Scope, registerId: string, version: Version): Promise<ComparedVersion> {
  if (version === 'now') return (await readForFreezing(scope, registerId)).register
  const head = (await listBaselines(scope, registerId)).find(({ number }) => number === version) ?? refuseUnknown()
  return { content: (await readBaselineContent(scope, registerId, head.id)) ?? refuseUnknown() }
}

/** The same as Markdown. */
export async function exportComparison(actor: Actor, code: string, versions: { from: Version; to: Version }): Promise<string> {
  return printComparison(await compareBaselines(actor, code, versions), nowIso().slice(0, 10))
}
