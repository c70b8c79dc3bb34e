import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { joinClasses } from '@/components/ui/class-names'

const INLINE = ['p', 'em', 'strong', 'code', 'a', 'del', 'br']
const BLOCKS = [...INLINE, 'ul', 'ol', 'li', 'blockquote', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'input', 'h3', 'h4', 'h5', 'h6']

// The style sheet takes every default out; a document needs its lists, quotes, code and tables back.
const INLINE_LOOK = joinClasses(
  'wrap-anywhere [&_a]:text-accent [&_a]:underline',
  '[&_code]:rounded-xs [&_code]:bg-sunk [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.88em]',
)
const BLOCKS_LOOK = joinClasses(
  'grid gap-2.5 [&_li]:my-0.5 [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-6 [&_li]:marker:text-faint',
  '[&_h3]:text-lg [&_h3]:font-semibold [&_h4]:font-semibold [&_h5]:font-medium [&_h6]:font-medium [&_blockquote]:border-l-2 [&_blockquote]:pl-3',
  '[&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:bg-sunk [&_pre]:p-3 [&_pre]:text-sm [&_pre_code]:p-0 [&_hr]:my-2',
  '[&_table]:block [&_table]:overflow-x-auto [&_table]:text-sm [&_th]:text-left',
  '[&_td]:border-b [&_td]:py-1.5 [&_td]:pr-4 [&_th]:border-b [&_th]:py-1.5 [&_th]:pr-4',
)

/**
 * Markdown as people read it. HTML in it is text, links open only to safe addresses, and what is not allowed in its place is shown as the
 * words that it holds.
 */
export function MarkdownText({ text, inline = false }: { text: string; inline?: boolean }) {
  const allowed = inline ? INLINE : BLOCKS
  return (
    <div className={inline ? INLINE_LOOK : joinClasses(INLINE_LOOK, BLOCKS_LOOK)}>
      <Markdown remarkPlugins={[remarkGfm]} allowedElements={allowed} unwrapDisallowed>
        {text}
      </Markdown>
    </div>
  )
}
