import { exportMarkdown } from '@/lib/services/register/export-register'
import { defineRoute } from '@/lib/web/define-route'

/** The register as a D10-style Markdown file. */
export const GET = defineRoute({
  async handle({ actor, params }) {
    const code = String(params.code)
    const text = await exportMarkdown(actor, code)
    const name = encodeURIComponent(`${code}.md`)
    return new Response(text, {
      headers: {
        'Content-Type': 'text/markdown; charset=utf-8',
        'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
        'Cache-Control': 'no-store',
      },
    })
  },
})
