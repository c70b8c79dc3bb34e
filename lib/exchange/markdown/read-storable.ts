import { listContentProblems } from '@/lib/domain/register/content-problems'
import type { DocumentProblem } from '@/lib/exchange/markdown/document-problem'
import { readDocument, type DocumentReading } from '@/lib/exchange/markdown/read-document'

/** The reading of a file, as `readDocument` does it; what a register could not hold is an error of it, with the line of its scenario. */
export function readStorable(bytes: Uint8Array): DocumentReading {
  const reading = readDocument(bytes)
  const found = reading.content === null ? [] : listContentProblems(reading.content)
  if (found.length === 0) return reading
  const lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/)
  const errors = found.map(({ scenario, message, hint }): DocumentProblem => {
    const at = scenario === null ? -1 : lines.findIndex((line) => line.startsWith('#') && line.includes(scenario))
    return { line: Math.max(1, at + 1), severity: 'error', message: scenario === null ? message : `${scenario}, ${message}`, hint }
  })
  return { content: null, problems: [...reading.problems, ...errors].sort((a, b) => a.line - b.line), stamp: reading.stamp }
}
