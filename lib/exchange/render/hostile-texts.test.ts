import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import MarkdownIt from 'markdown-it'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { strFromU8, unzipSync } from 'fflate'
import { parse as parse5 } from 'parse5'
import { describe, expect, it } from 'vitest'
import type { RegisterContent } from '@/lib/domain/document/content'
import { REGISTER_ROW_KINDS } from '@/lib/domain/row/row-kinds'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import { fullContent, fullScenario } from '@/lib/testing/full-register'
import { orderOf, renderHere, rowsForPrint } from '@/lib/testing/printed-register'

const PATIENCE = 180_000

/** Texts that mean something to somebody, with what must still be readable of them. */
const HOSTILE = [
  ['HTML', '<script>alert("x")</script><img src=x onerror=alert(1)>', 'alert("x")'],
  ['a link', '[click](javascript:alert`1`) and [out](https://evil.example/a)', 'click'],
  ['an image', '![gone](https://evil.example/pixel.png)', 'gone'],
  ['a formula', '=HYPERLINK("https://evil.example","x")', 'HYPERLINK'],
  ['a formula behind a space', ' +1+cmd|calc', 'cmd'],
  ['a full-width formula', '＝1+1', '＝1+1'],
  ['Typst code', '#import "x"; $1/0$ \\u{1} #panic("no") @label <label> *b', 'panic("no")'],
  ['Word markup', ']]></w:t></w:r><w:p/> &amp; &#x0;', '</w:t>'],
  ['marks of our own file', '@@part-0@@ @@list-1@@', '@@part-0@@'],
  ['control characters', 'be\u0007fo\u0000re \u001Bafter\uFFFE', 'after'],
  ['a long word', 'w'.repeat(40_000), 'w'.repeat(200)],
  ['a long path', 'lib/exchange/'.repeat(60), 'lib/exchange/lib/exchange'],
  ['Hebrew', 'הכול נכשל בלילה', 'הכול'],
  ['Arabic', 'فشل كل شيء', null],
  ['Chinese and Japanese', '队列溢出 キューがあふれる', '队列溢出'],
  ['Korean', '대기열이 넘침', '대기열이'],
  ['Cyrillic', 'Очередь переполнена', 'Очередь'],
  ['emoji', 'Fire 🔥 and family 👩‍👩‍👧', 'Fire'],
] as const satisfies readonly (readonly [string, string, string | null])[]

const squeeze = (text: string) => text.replace(/[\s\u200B]+/g, '')

/** A register that holds each text in every kind of field, as rows: some could only have come past the doors. */
function hostileRows() {
  const scenarios = HOSTILE.map(([, text], i) => {
    const line = text.slice(0, 300)
    // Once is enough of a text that fills pages.
    const short = text.length > 1_000 ? 'Long' : text
    const own = fullScenario(`D10-${String(i + 1).padStart(2, '0')}`)
    return {
      ...own,
      ...{ title: line, scenario: text, cause: short, component: line, detectionSignals: [short], controls: own.controls.map((control) => ({ ...control, title: short })) },
      ...{ response: { ...own.response, steps: [short] }, freeParts: [{ after: null, label: line, body: short }] },
    }
  })
  const content: RegisterContent = { ...fullContent('D10'), title: HOSTILE[0][1], sections: [{ kind: 'category', title: HOSTILE[6][1], body: HOSTILE[0][1], scenarios }] }
  return rowsForPrint(content)
}

/** Elements that a document of ours is made of. */
const OWN_ELEMENTS = new Set(
  'html head meta title style body main header nav section h1 h2 h3 h4 h5 p b br div dl dt dd ul ol li a table thead tbody tfoot tr th td figure figcaption code pre del em strong hr blockquote'.split(' '),
)

interface Element {
  name: string
  attributes: { name: string; value: string }[]
}

/** Every element of a tree, as the parser of browsers understands it. */
function listElements(node: object): Element[] {
  const own = 'tagName' in node && 'attrs' in node ? [{ name: String(node.tagName), attributes: node.attrs as Element['attributes'] }] : []
  const children = 'childNodes' in node ? (node.childNodes as object[]) : []
  return [...own, ...children.flatMap(listElements)]
}

const rows = hostileRows()
const bytesOf = (format: Parameters<typeof orderOf>[1]['format']) => renderHere(orderOf(rows, { format }))
const readable = HOSTILE.flatMap(([, , part]) => (part === null ? [] : [part]))

describe('hostile texts are inert and stay readable', { timeout: PATIENCE }, () => {
  it('DO-60 in a PDF: no link, no action, no script, and every writing is there', async () => {
    const file = await getDocument({ data: Uint8Array.from(await bytesOf('pdf')), useSystemFonts: false, verbosity: 0 }).promise
    let text = ''
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number)
      const { items } = await page.getTextContent()
      text += items.map((item) => ('str' in item ? item.str : '')).join('')
      // The contents lead to places in the file itself, and to nothing else.
      for (const note of await page.getAnnotations()) expect(note).not.toHaveProperty('url')
    }
    expect(await file.getJSActions()).toBeNull()
    expect(await file.getAttachments()).toBeNull()
    // What is written from right to left comes out in the order in which it is drawn or in that in which it is read.
    const flat = squeeze(text)
    const backwards = [...flat].reverse().join('')
    for (const part of readable) expect(flat.includes(squeeze(part)) || backwards.includes(squeeze(part)), part.slice(0, 60)).toBe(true)
  })

  it('DO-61 in a Word file: it is well formed, and leads nowhere', async () => {
    const bytes = await bytesOf('docx')
    const files = unzipSync(bytes)
    const relations = Object.entries(files).flatMap(([name, data]) => (name.endsWith('.rels') ? [strFromU8(data)] : []))
    expect(relations.join('')).not.toMatch(/TargetMode="External"|oleObject|attachedTemplate/)
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array())
    expect(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/u.test(document)).toBe(false)
    const fields = [...document.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, code = '']) => code)
    expect(fields.filter((code) => !/^ (TOC \\o "1-\d" \\h \\z|PAGEREF at_\w+ \\h) $/.test(code))).toEqual([])
    expect(fields.length).toBeGreaterThan(1)
    const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    for (const part of readable) expect(squeeze(value)).toContain(squeeze(part))
  })

  it('DO-62 in an Excel file: no formula and no link, every text a text', async () => {
    const bytes = await bytesOf('xlsx')
    const book = read(bytes, { cellStyles: true })
    const cells = book.SheetNames.flatMap((name) => Object.entries(book.Sheets[name] ?? {}).flatMap(([place, cell]) => (place.startsWith('!') ? [] : [cell as { t: string; f?: string; l?: unknown; v: unknown; z?: string }])))
    expect(cells.some(({ f, l }) => f !== undefined || l !== undefined)).toBe(false)
    expect(Object.keys(unzipSync(bytes)).join(' ')).not.toMatch(/externalLink|vbaProject|hyperlink/i)
    const text = squeeze(cells.map(({ v }) => String(v)).join(' '))
    for (const part of readable) expect(text).toContain(squeeze(part))
    // A program calls a file broken in which a cell holds more.
    expect(Math.max(...cells.map(({ v }) => String(v).length))).toBeLessThanOrEqual(32_767)
  })

  it('DO-63 in a CSV: no cell begins as a formula, and the apostrophe is all that was put before it', async () => {
    const records = parse(Buffer.from(await bytesOf('csv')), { bom: true, columns: true }) as Record<string, string>[]
    const cells = records.flatMap((record) => Object.values(record))
    expect(cells.filter((cell) => /^[\s]*[=+\-@＝＋－＠]/.test(cell))).toEqual([])
    expect(records.map(({ Scenario }) => Scenario)).toContain(`'${HOSTILE[3][1]}`)
    expect(records.map(({ Scenario }) => Scenario)).toContain(`'${HOSTILE[5][1]}`)
  })

  it('DO-64 in HTML: no element, no address and no handler of theirs', async () => {
    const found = listElements(parse5(Buffer.from(await bytesOf('html')).toString('utf8')))
    expect(found.map(({ name }) => name).filter((name) => !OWN_ELEMENTS.has(name))).toEqual([])
    const attributes = found.flatMap(({ attributes }) => attributes)
    expect(attributes.filter(({ name }) => name.startsWith('on') || name === 'src' || name === 'style')).toEqual([])
    expect(attributes.filter(({ name, value }) => name === 'href' && !value.startsWith('#at-'))).toEqual([])
    expect(attributes.find(({ name }) => name === 'content')?.value).toContain("default-src 'none'")
  })

  it('DO-65 in Markdown: another parser finds no HTML, no link and no picture', async () => {
    for (const withScores of [true, false]) {
      const text = Buffer.from(await renderHere(orderOf(rows, { format: 'md', withScores }))).toString('utf8')
      const kinds = new MarkdownIt({ html: true }).parse(text, {}).flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)])
      expect(kinds.filter((kind) => kind.startsWith('html'))).toEqual([])
      // The document that is edited and imported again keeps its links; what is only read has none.
      if (withScores) expect(kinds.filter((kind) => kind === 'link_open' || kind === 'image')).toEqual([])
    }
  })

  it('DO-66 in JSON: every text comes back letter for letter', async () => {
    const { rows: read } = JSON.parse(Buffer.from(await bytesOf('json')).toString('utf8')) as { rows: Record<string, { cause?: string }[]> }
    expect(read['failure-mode']?.map(({ cause }) => cause)).toEqual(expect.arrayContaining(HOSTILE.map(([, text]) => (text.length > 1_000 ? 'Long' : text))))
    expect(Object.keys(read).every((kind) => ['scoring-policy', 'owner-role', ...REGISTER_ROW_KINDS].includes(kind as never))).toBe(true)
  })
})

it('DO-67 a register without anything in it leaves in every format', { timeout: PATIENCE }, async () => {
  const empty = rowsForPrint({ ...readDemonstrationContent(), sections: [], constraints: [] })
  for (const format of ['pdf', 'docx', 'html', 'md', 'xlsx', 'csv', 'json'] as const) {
    expect((await renderHere(orderOf(empty, { format }))).length).toBeGreaterThan(100)
  }
  expect(utils.sheet_to_json(read(await renderHere(orderOf(empty, { format: 'xlsx' }))).Sheets['Failure modes'] ?? {})).toEqual([])
})
