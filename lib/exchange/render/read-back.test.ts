import { read, utils, type WorkBook } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import MarkdownIt from 'markdown-it'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { unzipSync, strFromU8 } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { LIGHT_BANDS } from '@/lib/domain/scoring/band-palette'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { present } from '@/lib/kernel/assert'
import type { RenderOrder } from '@/lib/exchange/render/render-order'
import { makeTestPng } from '@/lib/testing/test-png'
import { readDemonstrationContent } from '@/lib/testing/demonstration/load-demonstration'
import { orderOf, renderHere, rowsForPrint } from '@/lib/testing/printed-register'

// Every file is opened by a program that we did not write. Setting pages takes its time on a busy machine.
const PATIENCE = 120_000

const content = readDemonstrationContent()
const rows = rowsForPrint(content)
const scenarios = content.sections.flatMap((section) => (section.kind === 'category' ? section.scenarios : []))
const LOGO = makeTestPng()
const withLogo = (order: RenderOrder): RenderOrder => ({ ...order, facts: { ...order.facts, logo: { png: LOGO.toString('base64'), width: 12, height: 4 } } })
const squeeze = (text: string) => text.replace(/[\s\u200B]+/g, '')

describe('a PDF', { timeout: PATIENCE }, () => {
  let file: Awaited<ReturnType<typeof getDocument>['promise']>
  const textOf = async (number: number) => {
    const { items } = await (await file.getPage(number)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join(' ')
  }
  const everyPage = async () => Promise.all(Array.from({ length: file.numPages }, (_, i) => textOf(i + 1)))

  beforeAll(async () => {
    const bytes = await renderHere(withLogo(orderOf(rows, { format: 'pdf' })))
    file = await getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 }).promise
  }, PATIENCE)

  it('DO-20 has the title, a language, and every scenario with its texts', async () => {
    const { info } = await file.getMetadata()
    expect(info).toMatchObject({ Title: `D10 — ${content.title}`, Author: 'Ingestion team', Language: 'en' })
    const text = squeeze((await everyPage()).join(' '))
    for (const { code, title, component } of scenarios) {
      expect(text).toContain(squeeze(`${code} — ${title}`))
      expect(text).toContain(squeeze(component ?? ''))
    }
  })

  it('DO-10 has the logo on its first page, with its words', async () => {
    const pictures = JSON.stringify(await (await file.getPage(1)).getStructTree()).match(/"alt":"[^"]*"/g)
    expect(pictures).toEqual(['"alt":"Logo of Ingestion team"'])
  })

  it('DO-21 has a running head with version and status and a page number on each page', async () => {
    const pages = await everyPage()
    for (const [i, text] of pages.entries()) {
      expect(squeeze(text)).toContain(squeeze('Version 1.0 · PRE-LAUNCH RISK LOCK'))
      expect(squeeze(text)).toContain(squeeze(`Page ${i + 1} of ${pages.length}`))
    }
  })

  it('DO-22 has bookmarks for its sections, and its scenarios beneath them', async () => {
    const outline = present(await file.getOutline(), 'the file has bookmarks')
    expect(outline.map(({ title }) => title)).toEqual(['At a glance', ...content.sections.map(({ title }, i) => `${i + 1}. ${title}`), 'Annex: FMEA worksheet'])
    expect(outline.flatMap(({ items }) => items.map(({ title }) => title)).filter((title) => title.startsWith('D10-'))).toHaveLength(10)
  })

  it('DO-23 is tagged: headings, lists, tables with heads, and pictures with their words', async () => {
    expect(await file.getMarkInfo()).toMatchObject({ Marked: true })
    const roles = new Set<string>()
    const walk = (node: { role?: string; children?: readonly unknown[] }) => {
      if (node.role) roles.add(node.role)
      for (const child of node.children ?? []) walk(child as typeof node)
    }
    for (let number = 1; number <= file.numPages; number++) walk(await (await file.getPage(number)).getStructTree())
    expect([...roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'Figure']))
  })
})

describe('a Word file', { timeout: PATIENCE }, () => {
  let bytes: Uint8Array
  const part = (name: string) => strFromU8(present(unzipSync(bytes)[name], `the file has ${name}`))

  beforeAll(async () => {
    bytes = await renderHere(withLogo(orderOf(rows, { format: 'docx' })))
  }, PATIENCE)

  it('DO-30 has headings, lists and tables that another program finds, with every scenario', async () => {
    const { value: html, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: ["p[style-name='Table cell'] => p:fresh", "p[style-name='toc 1'] => p:fresh", "p[style-name='toc 2'] => p:fresh"] })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    const text = html.replace(/<[^>]+>/g, ' ').replaceAll('&amp;', '&').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&quot;', '"')
    for (const { code, title, cause } of scenarios) {
      expect(squeeze(text)).toContain(squeeze(`${code} — ${title}`))
      expect(squeeze(text)).toContain(squeeze((cause ?? '').replaceAll('`', '')))
    }
    expect(html.match(/<h1/g)).toHaveLength(content.sections.length + 2)
    expect(html.match(/<h2/g)).toHaveLength(10)
    expect(html.match(/<thead/g)?.length).toBeGreaterThan(20)
    expect(html).toContain('<li>')
  })

  it('DO-10 has the logo above its title, with its words', () => {
    const document = part('word/document.xml')
    expect(document.indexOf('descr="Logo of Ingestion team"')).toBeLessThan(document.indexOf('w:val="Title"'))
    expect(Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('word/media/')).map(([, png]) => LOGO.equals(png))).toEqual([true])
  })

  it('DO-31 has contents that lead to bookmarks and ask for their pages, running heads, page numbers, a language, and fonts of its own', () => {
    const document = part('word/document.xml')
    const anchors = [...document.matchAll(/<w:hyperlink w:anchor="([^"]+)"/g)].map(([, name]) => name)
    expect(anchors.length).toBeGreaterThan(20)
    for (const name of anchors) expect(document).toContain(`w:name="${name}"`)
    expect([...document.matchAll(/ PAGEREF (\S+) /g)].map(([, name]) => name)).toEqual(anchors)
    expect(part('word/settings.xml')).toContain('<w:updateFields/>')
    expect(document.match(/<w:pgSz [^>]*>/g)).toEqual([expect.stringContaining('portrait'), expect.stringContaining('landscape')])
    expect(document).toContain('<w:tblHeader/>')
    expect(part('word/header1.xml')).toContain('Version 1.0 · PRE-LAUNCH RISK LOCK')
    expect(part('word/footer1.xml')).toContain('NUMPAGES')
    expect(part('word/styles.xml')).toContain('w:val="en-GB"')
    expect(part('word/fontTable.xml')).toContain('w:embedBold')
  })

  it('DO-32 numbers each numbered list by itself, from where it begins', async () => {
    const lists = { ...content, sections: [{ kind: 'purpose' as const, title: 'Purpose', body: '1. one\n2. two\n\nand\n\n5. five\n6. six\n   - inner' }] }
    bytes = await renderHere(orderOf(rowsForPrint(lists), { format: 'docx' }))
    const numbers = [...part('word/document.xml').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id)
    expect(new Set(numbers).size).toBe(3)
    expect(part('word/numbering.xml')).toContain('<w:start w:val="5"/>')
  })
})

describe('an Excel file', { timeout: PATIENCE }, () => {
  let book: WorkBook
  const sheet = (name: string) => present(book.Sheets[name], `the workbook has ${name}`)
  const lines = (name: string) => utils.sheet_to_json<unknown[]>(sheet(name), { header: 1, raw: true, defval: null })

  beforeAll(async () => {
    book = read(await renderHere(orderOf(rows, { format: 'xlsx' })), { cellStyles: true, cellDates: true })
  }, PATIENCE)

  it('DO-40 has legend, matrices, failure modes, controls and actions', () => {
    expect(book.SheetNames).toEqual(['Method and legend', 'Matrix inherent', 'Matrix current', 'Failure modes', 'Controls', 'Actions'])
    const legend = lines('Method and legend').flat().join('\n')
    for (const text of ['House, version 1', 'restore or replay required', 'Critical', '1025 to 3125', 'never computed']) expect(legend).toContain(text)
    const cells = lines('Matrix inherent').flat().filter((cell): cell is string => typeof cell === 'string' && /^(Low|Moderate|High|Critical): /.test(cell))
    expect(cells.flatMap((cell) => cell.match(/D10-\d\d/g) ?? []).sort()).toEqual(scenarios.map(({ code }) => code))
  })

  it('DO-41 has each failure mode with its id and real types, the band as word and colour, filters and a fixed head', () => {
    const [head = [], ...rest] = lines('Failure modes')
    expect(rest).toHaveLength(10)
    const place = (label: string) => head.indexOf(label)
    const first = present(rest[0], 'there is a first row')
    expect(first[0]).toBe(rows.all('failure-mode').find(({ code }) => code === 'D10-01')?.id)
    expect(first[place('Failure mode')]).toBe(scenarios[0]?.title)
    expect(first.slice(place('Likelihood'), place('Band') + 1)).toEqual([3, 5, 4, 4, 4, 960, 'High'])
    expect(first[place('Next control due')]).toBeInstanceOf(Date)
    expect(first[place('Detection signals')]).toBe(scenarios[0]?.detectionSignals.join('\n'))
    const band = sheet('Failure modes')[utils.encode_cell({ r: 1, c: place('Band') })]
    expect(`#${band.s.fgColor.rgb}`.toLowerCase()).toBe(LIGHT_BANDS.high.fill)
    expect(sheet('Failure modes')['!autofilter']?.ref).toBe(`A1:${utils.encode_col(head.length - 1)}11`)
  })

  it('DO-42 has each control once, with the failure modes that it serves', () => {
    const [, ...rest] = lines('Controls')
    expect(rest.map(([id]) => id).sort()).toEqual(rows.all('control').map(({ id }) => id).sort())
    expect(rest.every((line) => /^D10-\d\d/.test(String(line.at(-1))))).toBe(true)
  })
})

describe('files of text', () => {
  const text = async (choice: Parameters<typeof orderOf>[1]) => Buffer.from(await renderHere(orderOf(rows, choice))).toString('utf8')

  it('DO-50 a CSV is read by another reader: one head, one line a failure mode, nothing lost', async () => {
    const csv = await text({ format: 'csv' })
    expect(csv.startsWith('\uFEFFId,')).toBe(true)
    expect(csv).toContain('\r\n')
    const records = parse(csv, { bom: true, columns: true }) as Record<string, string>[]
    expect(records.map((record) => record.Code)).toEqual(scenarios.map(({ code }) => code))
    expect(records[0]).toMatchObject({ Score: '960', Band: 'high', 'Detection signals': scenarios[0]?.detectionSignals.join('\n') })
  })

  it('DO-51 the pre-mortem as Markdown reads back as the register, and with details another parser finds its tables', async () => {
    expect(readDocument(await text({ format: 'md', withScores: false })).content).toEqual(content)
    const tokens = new MarkdownIt().parse(await text({ format: 'md', withScores: true }), {})
    expect(tokens.filter(({ type, tag }) => type === 'heading_open' && tag === 'h3').length).toBe(10)
    expect(tokens.filter(({ type }) => type === 'table_open').length).toBeGreaterThan(20)
  })

  it('DO-52 the risk register as Markdown has a heading for each risk and the method’s headings beneath', async () => {
    const tokens = new MarkdownIt().parse(await text({ format: 'md', kind: 'risk-register' }), {})
    const heads = tokens.flatMap(({ type, tag }, i) => (type === 'heading_open' ? [`${tag} ${tokens[i + 1]?.content}`] : []))
    expect(heads.filter((head) => head.startsWith('h2 Risk: '))).toHaveLength(10)
    expect(heads.filter((head) => head === 'h3 Existing Controls')).toHaveLength(10)
  })

  it('DO-53 the rows as JSON are canonical and whole, and equal registers give equal bytes', async () => {
    const json = await text({ format: 'json' })
    expect(canonicalJson(JSON.parse(json))).toBe(json.trimEnd())
    expect(JSON.parse(json).rows['failure-mode']).toHaveLength(10)
    expect(await text({ format: 'json' })).toBe(json)
  })
})
