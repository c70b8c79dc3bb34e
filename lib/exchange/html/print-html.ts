import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { PrintedBlock, PrintedCell, PrintedDocument, PrintedFront, PrintedItem, PrintedMatrix, PrintedTable, Run } from '@/lib/domain/document/printed-document'
import { PAGE_STYLE } from '@/lib/exchange/html/page-style'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { contentsDepth } from '@/lib/exchange/printed/contents-depth'

/** What a page of ours may do: nothing but show itself. It stands in the page too, for whoever opens the file from a disk. */
export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** Prints a document as one HTML file without scripts, links or anything that is fetched. One syntax tree is built and printed, so no text of it is markup. */
export function printHtml(document: PrintedDocument): string {
  const { front, parts } = document
  const body = [headOf(front), ...contentsOf(document), ...parts.map(({ orientation, blocks }) => h('section', { className: [orientation] }, nodesOf(blocks)))]
  const page = h('html', { lang: 'en' }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { httpEquiv: 'Content-Security-Policy', content: PAGE_POLICY }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', clean(front.title)),
      h('style', PAGE_STYLE),
    ]),
    h('body', [h('main', body)]),
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
}

const clean = removeControls

function headOf({ title, subtitle, organisation, logo, origin, running }: PrintedFront): Element {
  const standing = [running.version === null ? null : `Version ${running.version}`, running.status].filter((text) => text !== null).join(' · ')
  return h('header', [
    ...(logo === null ? [] : [h('img', { className: ['logo'], alt: clean(`Logo of ${organisation}`), src: `data:image/png;base64,${logo.png}`, width: logo.width, height: logo.height })]),
    h('p', { className: ['quiet'] }, clean(organisation)),
    h('h1', clean(title)),
    ...(subtitle === null ? [] : [h('p', { className: ['subtitle'] }, clean(subtitle))]),
    ...(standing === '' ? [] : [h('p', { className: ['standing'] }, clean(standing))]),
    h('p', { className: ['quiet'] }, clean(origin)),
  ])
}

function contentsOf(document: PrintedDocument): Element[] {
  const depth = contentsDepth(document)
  const entries = document.parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'heading' && block.level <= depth && block.anchor !== null ? [block] : [])))
  if (entries.length === 0) return []
  const items = entries.map(({ level, runs, anchor }) => h('li', { className: [`level-${level}`] }, [h('a', { href: `#${idOf(anchor ?? '')}` }, inlineOf(runs))]))
  return [h('nav', { ariaLabel: 'Contents' }, [h('ol', items)])]
}

/** An id that no text can make collide with anything of the page's own. */
function idOf(anchor: string): string {
  return `at-${encodeURIComponent(clean(anchor))}`
}

function inlineOf(runs: readonly Run[]): ElementContent[] {
  return runs.map((run): ElementContent => {
    if (run.text === '\n') return h('br')
    let node: ElementContent = { type: 'text', value: clean(run.text) }
    if (run.code) node = h('code', [node])
    if (run.deleted) node = h('del', [node])
    if (run.emphasis) node = h('em', [node])
    return run.strong ? h('strong', [node]) : node
  })
}

function nodesOf(blocks: readonly PrintedBlock[]): ElementContent[] {
  return blocks.map(nodeOf)
}

function nodeOf(block: PrintedBlock): Element {
  switch (block.kind) {
    case 'heading':
      return h(`h${block.level + 1}`, block.anchor === null ? { dir: 'auto' } : { dir: 'auto', id: idOf(block.anchor) }, inlineOf(block.runs))
    case 'paragraph':
      return h('p', { dir: 'auto' }, inlineOf(block.runs))
    case 'part':
      return h('div', { className: ['part'] }, [h('p', { dir: 'auto' }, [h('b', `${clean(block.label)}:`), ' ', ...inlineOf(block.runs)]), ...nodesOf(block.blocks)])
    case 'facts':
      return h('dl', block.facts.map(({ label, runs }) => h('div', [h('dt', clean(label)), h('dd', { dir: 'auto' }, inlineOf(runs))])))
    case 'list':
      return h(block.ordered ? 'ol' : 'ul', block.ordered ? { start: block.start } : {}, block.items.map(itemOf))
    case 'quote':
      return h('blockquote', nodesOf(block.blocks))
    case 'callout':
      return h('aside', [h('p', [h('b', clean(block.title))]), ...nodesOf(block.blocks)])
    case 'code':
      return h('pre', [h('code', clean(block.text))])
    case 'rule':
      return h('hr')
    case 'table':
      return tableOf(block)
    case 'matrix':
      return matrixOf(block)
  }
}

function itemOf({ checked, blocks }: PrintedItem): Element {
  const [only, ...others] = blocks
  const inside = only?.kind === 'paragraph' && others.length === 0 ? inlineOf(only.runs) : nodesOf(blocks)
  return checked === null ? h('li', { dir: 'auto' }, inside) : h('li', { dir: 'auto', className: ['box'] }, [checked ? '☑ ' : '☐ ', ...inside])
}

function tableOf({ columns, rows, dense, roomy }: PrintedTable): Element {
  const head = columns.map(({ label, kind }) => h('th', { scope: 'col', className: [kind] }, clean(label)))
  const lines = rows.map((cells) => h('tr', columns.map(({ kind }, i) => cellOf(kind, cells[i] ?? { runs: [] }))))
  const look = [dense ? 'dense' : '', roomy ? 'roomy' : ''].filter((name) => name !== '')
  // A wide table scrolls within itself, so whoever has no mouse must be able to reach it.
  return h('div', { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: clean(columns.map(({ label }) => label).join(', ')) }, [h('table', { className: look }, [h('thead', [h('tr', head)]), h('tbody', lines)])])
}

function cellOf(kind: string, { runs, band }: PrintedCell): Element {
  return h('td', { dir: 'auto', className: band === undefined ? [kind] : [kind, `band-${band}`] }, inlineOf(runs))
}

function matrixOf({ title, sides, ticks, lines, unplaced }: PrintedMatrix): Element {
  const head = [h('td'), ...ticks.x.map((word, i) => h('th', { scope: 'col' }, `${i + 1} ${word}`))]
  const rows = lines.map((line, i) => {
    const level = lines.length - i
    const cells = line.map(({ band, count, codes }) => {
      if (count === 0) return h('td')
      const more = count > codes.length ? [h('br'), `+ ${count - codes.length}`] : []
      return h('td', { className: [`band-${band ?? 'none'}`] }, [h('b', `${count} ${band ?? 'unscored'}`), ...codes.flatMap((code) => [h('br'), h('code', clean(code))]), ...more])
    })
    return h('tr', [h('th', { scope: 'row' }, `${level} ${ticks.y[level - 1] ?? ''}`), ...cells])
  })
  const foot = `${sides.y} upwards, ${sides.x.toLowerCase()} to the right.${unplaced === null ? '' : ` ${clean(unplaced)}`}`
  return h('figure', [h('figcaption', [h('b', clean(title)), h('br'), foot]), h('table', { className: ['matrix'] }, [h('tbody', rows), h('tfoot', [h('tr', head)])])])
}
