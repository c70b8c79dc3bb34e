import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { readDocument } from '@/lib/exchange/markdown/read-document'
import { assert, present } from '@/lib/kernel/assert'
import { orderOf, renderHere, rowsForPrint } from '@/lib/testing/printed-register'
import type { ProofCase } from './proof-case'

/** Longest that a program may take to open a document, in milliseconds. */
const PATIENCE_MS = 120_000

/** Opens what the demonstration's register leaves as, with programs that are no part of Node. `folder` is thrown away by whoever calls. */
export function listDocumentCases(folder: string): ProofCase[] {
  return [
    { name: 'pdfinfo finds title, tags and pages, pdftotext every scenario and the running head', run: () => readPdf(folder) },
    { name: 'pdffonts finds every font embedded', run: () => readFonts(folder) },
    { name: 'LibreOffice opens the Word file, and the PDF that it makes of it has every scenario', run: () => convertDocx(folder) },
    { name: 'LibreOffice opens the Excel file, and the CSV that it makes of its first table has every failure mode', run: () => convertXlsx(folder) },
  ]
}

const CODES = Array.from({ length: 10 }, (_, i) => `D10-${String(i + 1).padStart(2, '0')}`)

async function writeFile(folder: string, format: 'pdf' | 'docx' | 'xlsx'): Promise<string> {
  const { content } = readDocument(fs.readFileSync(path.join(process.cwd(), 'lib/testing/demonstration/d10.md')))
  const file = path.join(folder, `D10.${format}`)
  fs.writeFileSync(file, await renderHere(orderOf(rowsForPrint(present(content, 'the demonstration reads')), { format })))
  return file
}

async function readPdf(folder: string): Promise<string | undefined> {
  if (!isThere('pdfinfo') || !isThere('pdftotext')) return 'pdfinfo or pdftotext is not installed (Debian: poppler-utils)'
  const file = await writeFile(folder, 'pdf')
  const about = run('pdfinfo', [file])
  assert(/^Title:\s+D10 — /m.test(about) && /^Tagged:\s+yes/m.test(about), about)
  const text = run('pdftotext', ['-layout', file, '-'])
  const pages = Number(/^Pages:\s+(\d+)/m.exec(about)?.[1])
  assert(text.split('PRE-LAUNCH RISK LOCK').length > pages, 'the running head stands on every page')
  for (const code of CODES) assert(text.includes(`${code} — `), `pdftotext finds ${code}`)
  return undefined
}

async function readFonts(folder: string): Promise<string | undefined> {
  if (!isThere('pdffonts')) return 'pdffonts is not installed (Debian: poppler-utils)'
  const [, , ...lines] = run('pdffonts', [await writeFile(folder, 'pdf')]).trim().split('\n')
  assert(lines.length > 2, 'the file has fonts')
  for (const line of lines) assert(/\syes yes (?:yes|no)\s/.test(line), `embedded and reduced: ${line}`)
  return undefined
}

async function convertDocx(folder: string): Promise<string | undefined> {
  if (!isThere('soffice')) return 'LibreOffice is not installed (Debian: libreoffice-writer-nogui)'
  if (!isThere('pdftotext')) return 'pdftotext is not installed (Debian: poppler-utils)'
  const file = await writeFile(folder, 'docx')
  run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', path.join(folder, 'word'), file])
  const text = run('pdftotext', ['-layout', path.join(folder, 'word/D10.pdf'), '-'])
  for (const code of CODES) assert(text.includes(`${code} — `), `the converted file has ${code}`)
  assert(/Page 2 of \d+/.test(text), 'its pages are numbered')
  return undefined
}

async function convertXlsx(folder: string): Promise<string | undefined> {
  if (!isThere('soffice')) return 'LibreOffice is not installed (Debian: libreoffice-calc-nogui)'
  const file = await writeFile(folder, 'xlsx')
  // The fourth sheet, with commas, in UTF-8.
  run('soffice', ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,4', '--outdir', path.join(folder, 'excel'), file])
  const [made] = fs.readdirSync(path.join(folder, 'excel'))
  const text = fs.readFileSync(path.join(folder, 'excel', made ?? ''), 'utf8')
  for (const code of CODES) assert(text.includes(`,${code},`), `the converted sheet has ${code}`)
  return undefined
}

function isThere(program: string): boolean {
  return spawnSync('which', [program]).status === 0
}

/** What a program says; throws with its complaints. */
function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: PATIENCE_MS })
  assert(status === 0, `${program}: ${stderr}`)
  return stdout
}
