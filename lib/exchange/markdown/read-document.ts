import type { RegisterContent } from '@/lib/domain/document/content'
import { registerContentSchema } from '@/lib/domain/document/content-schema'
import { checkCost } from '@/lib/exchange/markdown/check-cost'
import { cleanBlocks } from '@/lib/exchange/markdown/clean-blocks'
import { removeControls } from '@/lib/exchange/markdown/clean-text'
import { decodeSource } from '@/lib/exchange/markdown/decode-source'
import { collectProblems } from '@/lib/exchange/markdown/document-problem'
import type { DocumentProblem, ProblemList, Report } from '@/lib/exchange/markdown/document-problem'
import { makeDocumentReader } from '@/lib/exchange/markdown/document-reader'
import type { DocumentReader } from '@/lib/exchange/markdown/document-reader'
import { takeStamp, type StampFinding } from '@/lib/exchange/markdown/edit-stamp'
import { parseBlockMarkdown } from '@/lib/exchange/markdown/parse-markdown'
import { PIECE_MAX, splitPieces } from '@/lib/exchange/markdown/split-pieces'
import type { Piece } from '@/lib/exchange/markdown/split-pieces'
import { warnAbout } from '@/lib/exchange/markdown/warn-source'

export interface DocumentReading {
  /** The content in normal form; null exactly when a problem is an error. */
  content: RegisterContent | null
  /** By line; at most 200, and one more that counts the rest. */
  problems: DocumentProblem[]
  /** The comment of a document that was exported to be edited; it is no part of the content. */
  stamp: StampFinding
}

/**
 * Reads a D10-style Markdown document: bytes (UTF-8) or text, at most 8 MB. Never throws for any input: what is wrong is listed
 * with line and remedy. Stores and invents nothing (docs/spec/document.md).
 */
export function readDocument(source: Uint8Array | string): DocumentReading {
  const problems = collectProblems()
  const text = decodeSource(source, problems.report)
  const { lines, finding } = takeStamp(text === null ? [] : cleanLines(text, problems.report))
  const content = text === null ? null : readContent(lines, problems)
  return { content: problems.hasError() ? null : content, problems: problems.list(), stamp: finding }
}

function readContent(lines: readonly string[], problems: ProblemList): RegisterContent | null {
  const { report } = problems
  if (!checkCost(lines, report)) return null
  const pieces = splitPieces(lines)
  if (!checkPieces(pieces, report)) return null
  const reader = makeDocumentReader(report)
  for (const piece of pieces) readPiece(piece, reader, report)
  return finishReading(reader, problems)
}

function cleanLines(text: string, report: Report): string[] {
  const lines = text.split('\n')
  if (removeControls(text) === text) return lines
  return lines.map((line, i) => {
    const clean = removeControls(line)
    if (clean === line) return line
    const message = 'Control characters, byte order marks and broken characters inside the text are removed or replaced.'
    report({ line: i + 1, severity: 'warning', message, hint: 'Remove them from the file.' })
    return clean
  })
}

function checkPieces(pieces: readonly Piece[], report: Report): boolean {
  const long = pieces.find((piece) => piece.text.length > PIECE_MAX)
  if (!long) return true
  const max = PIECE_MAX.toLocaleString('en-US')
  const message = `More than ${max} characters stand below one heading, or behind a fence that is not in the first column.`
  report({
    line: long.line,
    severity: 'error',
    message,
    hint: 'Divide the text by "## " headings and begin code fences in the first column.',
  })
  return false
}

function readPiece(piece: Piece, reader: DocumentReader, report: Report): void {
  if (piece.blocks) return piece.blocks.forEach((block) => reader.take(block))
  for (const raw of parseBlockMarkdown(piece.text)) {
    warnAbout(raw, piece.line, report)
    const line = piece.line + (raw.position?.start.line ?? 1) - 1
    for (const node of cleanBlocks([raw])) reader.take({ node, line })
  }
}

function finishReading(reader: DocumentReader, { report, hasError }: ProblemList): RegisterContent | null {
  const content = reader.finish()
  if (!content) {
    const hint = 'Begin the file with "# CODE — Title", such as "# D10 — Pre-Mortem".'
    if (!hasError()) report({ line: 1, severity: 'error', message: 'The file has no title: no heading of level 1.', hint })
    return null
  }
  if (!hasError()) checkLimits(content, reader, report)
  if (!content.sections.some((section) => section.kind === 'category' && section.scenarios.length > 0)) {
    const hint = 'Write a scenario as "### CODE — Title" below a "## " heading.'
    report({ line: 1, severity: 'warning', message: 'The file holds no scenario.', hint })
  }
  return content
}

function checkLimits(content: RegisterContent, reader: DocumentReader, report: Report): void {
  const checked = registerContentSchema.safeParse(content)
  for (const issue of checked.error?.issues ?? []) {
    const path = issue.path.map(String).join('.')
    const message = `${path || 'The document'} ${issue.message}.`
    const hint = issue.code === 'too_big' ? 'Shorten or divide it.' : 'Correct it in the file.'
    report({ line: reader.findLine(issue.path), severity: 'error', message, hint })
  }
}
