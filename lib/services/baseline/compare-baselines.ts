import type { Actor } from '@/lib/domain/access/actor'
import type { ComparedPlaces } from '@/lib/domain/baseline/comparison'
import { compareTextsAside, printTextsAside } from '@/lib/exchange/frozen/frozen-apart'
import type { ComparedVersion } from '@/lib/exchange/frozen/frozen-texts'
import { nameComparison } from '@/lib/exchange/markdown/print-comparison'
import { listBaselines, readBaselineContent } from '@/lib/data/baselines'
import { withReading, type Reading } from '@/lib/data/reading'
import { findRegisterHead, findRegisterId } from '@/lib/data/register-lookup'
import { readForFreezing } from '@/lib/services/baseline/freeze-register'
import { refuseUnknown } from '@/lib/services/baseline/read-baseline'
import { nowIso } from '@/lib/kernel/clock'
import { present } from '@/lib/kernel/assert'

/** A version to compare: the number of a baseline, or the register as it stands. */
export type Version = number | 'now'

export interface Versions {
  from: Version
  to: Version
}

/** Most places that a comparison shows; its Markdown has all of them. */
const PLACES_MAX = 500

/** Long enough for two versions of 20,000 failure modes. */
const TIMEOUT = { timeout: 60_000 }

/** What differs between two versions of a register: how much, and the first places. Throws AppError `not-found` for a register or a baseline that is not here. */
export async function compareBaselines(actor: Actor, code: string, versions: Versions): Promise<ComparedPlaces> {
  const { before, after } = await readVersions(actor, code, versions)
  return compareTextsAside(before, after, PLACES_MAX)
}

/** All of it as Markdown. */
export async function exportComparison(actor: Actor, code: string, versions: Versions): Promise<string> {
  const { title, before, after } = await readVersions(actor, code, versions)
  return printTextsAside(before, after, nameComparison({ code, title, ...versions }, nowIso().slice(0, 10)))
}

async function readVersions(actor: Actor, code: string, { from, to }: Versions): Promise<{ title: string; before: ComparedVersion; after: ComparedVersion }> {
  return withReading(
    actor,
    async (reading) => {
      const registerId = await findRegisterId(reading, code)
      const { title } = present(await findRegisterHead(reading, registerId), 'the register was found')
      return { title, before: await readVersion(reading, registerId, from), after: await readVersion(reading, registerId, to) }
    },
    TIMEOUT,
  )
}

async function readVersion(reading: Reading, registerId: string, version: Version): Promise<ComparedVersion> {
  if (version === 'now') return (await readForFreezing(reading, registerId)).register
  const head = (await listBaselines(reading, registerId)).find(({ number }) => number === version) ?? refuseUnknown()
  return { content: (await readBaselineContent(reading, registerId, head.id)) ?? refuseUnknown() }
}
