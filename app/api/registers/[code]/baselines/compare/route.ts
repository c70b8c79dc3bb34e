import { exportComparison } from '@/lib/services/baseline/compare-baselines'
import { versionsSchema } from '@/lib/services/baseline/version-schema'
import { defineRoute } from '@/lib/web/define-route'

/** What differs between two versions of a register, as a Markdown file. */
export const GET = defineRoute({
  input: versionsSchema,
  async handle({ actor, input, params }) {
    const code = String(params.code)
    const text = await exportComparison(actor, code, input)
    const name = encodeURIComponent(`${code} ${input.from} to ${input.to}.md`)
    return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'Content-Disposition': `attachment; filename*=UTF-8''${name}` } })
  },
})
