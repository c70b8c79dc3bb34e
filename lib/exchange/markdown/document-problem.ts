/** One thing that is wrong, or worth knowing, in a Markdown document. */
export interface DocumentProblem {
  /** Line of the source, from 1. */
  line: number
  /** With an error nothing can be stored; a warning says what will be stored otherwise than it was written. */
  severity: 'error' | 'warning'
  message: string
  /** What would be right. */
  hint: string
}

export type Report = (problem: DocumentProblem) => void

/** Most problems that a reading lists; the rest is counted in one more. */
export const PROBLEMS_MAX = 200

export interface ProblemList {
  report: Report
  hasError: () => boolean
  /** The problems by line, errors kept before warnings when there are too many, and one more that counts what is left out. */
  list: () => DocumentProblem[]
}

/** Collects problems of one document, a bounded number of them. */
export function collectProblems(): ProblemList {
  const kept = { error: new Array<DocumentProblem>(), warning: new Array<DocumentProblem>() }
  const counts = { error: 0, warning: 0 }
  const report: Report = (problem) => {
    counts[problem.severity]++
    const list = kept[problem.severity]
    if (list.length < PROBLEMS_MAX) list.push(problem)
  }
  const list = (): DocumentProblem[] => {
    const shown = [...kept.error, ...kept.warning].slice(0, PROBLEMS_MAX)
    const hidden = counts.error + counts.warning - shown.length
    const sorted = shown.sort((a, b) => a.line - b.line)
    return hidden === 0 ? sorted : [...sorted, countHidden(hidden, sorted.at(-1)?.line ?? 1, counts.error > 0)]
  }
  return { report, hasError: () => counts.error > 0, list }
}

function countHidden(hidden: number, line: number, error: boolean): DocumentProblem {
  const message = `There are ${hidden.toLocaleString('en-US')} more problems.`
  return { line, severity: error ? 'error' : 'warning', message, hint: 'Solve these first and read the file again.' }
}
