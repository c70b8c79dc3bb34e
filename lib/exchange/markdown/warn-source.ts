import type { Nodes, RootContent } from 'mdast'
import type { Report } from '@/lib/exchange/markdown/document-problem'

const TAG = /<(?:\/?[A-Za-z][^<>]*>|!--|\?|![A-Za-z[])/g
const DEFINITION = /^\[[^\]]+\]:/
const SCHEMES = /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i

/** Warns about what is read otherwise than it looks: HTML, link definitions, ragged tables, addresses of unknown schemes. */
export function warnAbout(node: RootContent, firstLine: number, report: Report): void {
  const stack: Nodes[] = [node]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const line = firstLine + (next.position?.start.line ?? 1) - 1
    if (next.type === 'text') warnText(next.value, line, report)
    if (next.type === 'table')
      warnTable(
        next.children.map((row) => row.children.length),
        line,
        report,
      )
    if ((next.type === 'link' || next.type === 'image') && !SCHEMES.test(next.url)) {
      const hint = 'Use https:, http: or mailto:.'
      report({
        line,
        severity: 'warning',
        message: `The address "${next.url.slice(0, 40)}" is kept but will not be opened.`,
        hint,
      })
    }
    if ('children' in next) for (const child of next.children) stack.push(child)
  }
}

function warnText(text: string, line: number, report: Report): void {
  for (const match of text.matchAll(TAG)) {
    const at = line + countFeeds(text.slice(0, match.index))
    const message = `HTML is read as plain text: "${match[0].slice(0, 40)}".`
    report({ line: at, severity: 'warning', message, hint: 'Remove it, or write it as `code`.' })
  }
  if (!DEFINITION.test(text)) return
  const message = 'A link or footnote definition is read as plain text.'
  report({ line, severity: 'warning', message, hint: 'Write the link in its place: [text](address).' })
}

function countFeeds(text: string): number {
  return text.split('\n').length - 1
}

function warnTable(widths: readonly number[], line: number, report: Report): void {
  const [head = 0, ...rows] = widths
  rows.forEach((width, i) => {
    if (width === head) return
    const message = `The table row has ${width} ${width === 1 ? 'cell' : 'cells'}, its head has ${head}.`
    const hint =
      width < head
        ? 'Add the missing cells; they are read as empty.'
        : 'Remove the cells too many, or write "\\|" for a bar in a text.'
    report({ line: line + i + 2, severity: 'warning', message, hint })
  })
}
