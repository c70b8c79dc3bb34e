import Markdown from 'react-markdown'
import remarkGfm from 'remark-gfm'

const INLINE = ['p', 'em', 'strong', 'code', 'a', 'del', 'br']
const BLOCKS = [...INLINE, 'ul', 'ol', 'li', 'blockquote', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'input', 'h3', 'h4', 'h5', 'h6']

/**
 * Markdown as people read it. HTML in it is text, links open only to safe addresses, and what is not allowed in its place is shown as the
 * words that it holds.
 */
export function MarkdownText({ text, inline = false }: { text: string; inline?: boolean }) {
  const allowed = inline ? INLINE : BLOCKS
  return (
    <div className={inline ? 'prose-inline' : 'prose-blocks'}>
      <Markdown remarkPlugins={[remarkGfm]} allowedElements={allowed} unwrapDisallowed>
        {text}
      </Markdown>
    </div>
  )
}
