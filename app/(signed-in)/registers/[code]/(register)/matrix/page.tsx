import { RegisterMatrix } from '@/components/register/register-matrix'
import { parseMatrixAddress } from '@/lib/domain/matrix/matrix-address'
import { nowIso } from '@/lib/kernel/clock'
import { readLargeMatrix } from '@/lib/services/register/read-matrix'
import { requirePageActor } from '@/lib/web/page-actor'
import { orNotFound } from '@/lib/web/page-errors'

interface Props {
  params: Promise<{ code: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The matrix; of a large register it comes counted, before the rows are here. */
export default async function MatrixPage({ params, searchParams }: Props) {
  const code = decodeURIComponent((await params).code)
  const actor = await requirePageActor(`/registers/${encodeURIComponent(code)}/matrix`)
  const query = await searchParams
  const { state } = parseMatrixAddress({ get: (key) => [query[key]].flat()[0] ?? null }, nowIso().slice(0, 10))
  // Not waited for: whoever comes from another page of the register has its rows already, and looks at nothing of this.
  const counting = state.at === null ? orNotFound(readLargeMatrix(actor, code, state)) : null
  return <RegisterMatrix counting={counting} />
}
