import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import type { PrintedDocument } from '@/lib/domain/document/printed-document'
import { typstData } from '@/lib/exchange/pdf/typst-data'
import { listFontFiles } from '@/lib/exchange/printed/fonts'

const FOLDER = 'lib/exchange/pdf'

/**
 * Sets a document as a tagged PDF with bookmarks and embedded fonts. Every text goes to the template as data and never as its code. Needs some
 * hundred megabytes for as long as it runs, so it is called in a process of its own (`render-apart.ts`). Throws where the compiler finds fault.
 */
export function printPdf(document: PrintedDocument): Uint8Array {
  const workspace = path.join(process.cwd(), FOLDER)
  const data = typstData(document)
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: listFontFiles(data).map((file) => readFileSync(file)) }] })
  compiler.mapShadow(path.join(workspace, 'data.json'), Buffer.from(data))
  if (document.front.logo) compiler.mapShadow(path.join(workspace, 'logo.png'), Buffer.from(document.front.logo.png, 'base64'))
  const result = compiler.compile({ mainFilePath: path.join(workspace, 'document.typ') })
  if (!result.result) throw new Error(`The document could not be set: ${JSON.stringify(result.takeDiagnostics()?.shortDiagnostics ?? []).slice(0, 2_000)}`)
  return exportAccessible(compiler, result.result)
}

type Compiled = NonNullable<ReturnType<NodeCompiler['compile']>['result']>

/** By the standard for accessible files; where a text has a character that no font holds, which that standard refuses, as a tagged file without its seal. */
function exportAccessible(compiler: NodeCompiler, compiled: Compiled): Uint8Array {
  try {
    return compiler.pdf(compiled, { pdfStandard: PdfStandard.UA_1 })
  } catch {
    return compiler.pdf(compiled, { pdfTags: true })
  }
}
