import { z } from 'zod'
import { parseInput } from '@/lib/domain/row/input-problems'
import { exportSummary } from '@/lib/services/workshop/read-summary'
import { defineRoute } from '@/lib/web/define-route'

const place = z.object({ id: z.uuid({ error: 'Expected the id of a workshop.' }) })

/** What came out of a workshop, as a Markdown file; at any moment. */
export const GET = defineRoute({
  async handle({ actor, params }) {
    const { text, name } = await exportSummary(actor, String(params.code), parseInput(place, { id: params.id }).id)
    return new Response(text, {
      headers: {
        'Content-Type': 'text/markdown; charset=utf-8',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'Cache-Control': 'no-store',
      },
    })
  },
})
