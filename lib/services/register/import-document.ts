import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/domain/access/actor'
import { may } from '@/lib/domain/access/permissions'
import type { RegisterContent } from '@/lib/domain/document/content'
import { CODE_MAX, isRegisterCode } from '@/lib/domain/document/document-code'
import { scenarioNumber } from '@/lib/domain/failure-mode/scenario-code'
import type { DocumentProblem } from '@/lib/exchange/markdown/document-problem'
import type { StampFinding } from '@/lib/exchange/markdown/edit-stamp'
import { readStorableApart } from '@/lib/exchange/markdown/read-apart'
import type { DocumentReading } from '@/lib/exchange/markdown/read-document'
import { withReadScope, type Scope } from '@/lib/data/scope'
import { runVerb } from '@/lib/services/run-verb'
import {
  excerptContent,
  listUnknownOwners,
  outlineSections,
  type Excerpt,
  type SectionOutline,
  type UnknownOwner,
} from '@/lib/services/register/import-preview'
import { canonicalJson } from '@/lib/kernel/canonical-json'
import { AppError, refuseInput } from '@/lib/kernel/errors'

/** What importing a file would make, and everything that is wrong with it. Nothing is stored. */
export interface ImportPreview {
  /** SHA-256 in hexadecimal of the file and of what was read from it; an import names it. Null when an error stands in the way. */
  accepted: string | null
  problems: DocumentProblem[]
  /** Whether the file says of which version of a register it was made; then it is compared rather than imported anew. */
  stamp: StampFinding['found']
  register: {
    code: string
    title: string
    /** True when a register of the workspace has this code already, so that the import needs another. */
    codeTaken: boolean
    scenarioCount: number
    sections: SectionOutline[]
    /** Names of owners that are no role of the workspace and stay text. */
    unknownOwners: UnknownOwner[]
    excerpts: Excerpt[]
  } | null
}

export interface ImportChoice {
  /** The code of the new register; the document's own when it is absent. Scenario codes that begin with the old one follow. */
  code?: string
  /** Id of the command, made by the caller: a retry with the same one answers the same and makes no second register. */
  commandId: string
}

export interface ImportResult {
  registerId: string
  code: string
  /** Number of the event, by which it is taken back. */
  seq: number | null
}

/**
 * Reads a D10-style Markdown file (at most 8 MB) and tells what an import of it would make. Never refuses a file: what is wrong with it
 * stands in `problems`. Throws AppError `forbidden` for a reader who may not write.
 */
export async function previewImport(actor: Actor, bytes: Uint8Array): Promise<ImportPreview> {
  const { roles } = await readImportScope(actor, null, 'edit-rows')
  const reading = await readStorableApart(bytes)
  const { content, problems } = reading
  if (content === null) return { accepted: null, problems, stamp: reading.stamp.found, register: null }
  const { codeTaken } = await readImportScope(actor, content.code, 'edit-rows')
  const sections = outlineSections(content.sections)
  return {
    accepted: digestReading(bytes, reading),
    problems,
    stamp: reading.stamp.found,
    register: {
      code: content.code,
      title: content.title,
      codeTaken,
      scenarioCount: sections.reduce((sum, section) => sum + section.scenarioCount, 0),
      sections,
      unknownOwners: listUnknownOwners(content, roles),
      excerpts: excerptContent(content),
    },
  }
}

/**
 * Imports a file as a new register, exactly as `accepted` (of its preview) says. The register's id is the command's id, so that a retry
 * is the same command. Throws AppError: `invalid` with a problem for each error of the file, `conflict` when the file or its reading is
 * not what was accepted or the code is taken, `forbidden`.
 */
export async function importDocument(actor: Actor, bytes: Uint8Array, accepted: string, choice: ImportChoice): Promise<ImportResult> {
  await readImportScope(actor, null, 'create-register')
  const reading = await readStorableApart(bytes)
  if (reading.content === null) refuseUnreadable(reading.problems)
  if (digestReading(bytes, reading) !== accepted) {
    const message = 'The file is not the one that was previewed, or is read differently now.'
    throw new AppError('conflict', message, [{ path: 'accepted', message, hint: 'Look at the preview again, then import.' }])
  }
  const content = withCode(reading.content, choice.code)
  await refuseTakenCode(actor, content.code, choice.commandId)
  const { commandId } = choice
  const { seq } = await runVerb(actor, { commandId, registerId: commandId, verb: 'register.import', input: z.json().parse({ content }) })
  return { registerId: commandId, code: content.code, seq }
}

/** The names of the workspace's owner roles, and whether a code is taken. Refuses who may not import. */
async function readImportScope(actor: Actor, code: string | null, wanted: 'create-register' | 'edit-rows'): Promise<{ roles: Set<string>; codeTaken: boolean }> {
  return withReadScope(actor, async (scope) => {
    refuseReader(scope, wanted)
    const roles = await scope.tx.ownerRole.findMany({ where: { deletedAt: null }, select: { name: true } })
    const taken = code === null ? 0 : await scope.tx.register.count({ where: { workspaceId: scope.workspaceId, code } })
    return { roles: new Set(roles.map((role) => role.name)), codeTaken: taken > 0 }
  })
}

// Whoever may write sees what a file holds: it may be one to compare with a register that is there.
function refuseReader(scope: Scope, wanted: 'create-register' | 'edit-rows'): void {
  if (may(scope.roles, wanted)) return
  const message = wanted === 'create-register' ? 'Your roles do not allow opening registers.' : 'Your roles do not allow changing registers.'
  throw new AppError('forbidden', message, [{ path: '', message, hint: 'A facilitator or an administrator can import this file.' }])
}

async function refuseTakenCode(actor: Actor, code: string, commandId: string): Promise<void> {
  const taken = await withReadScope(actor, (scope) =>
    scope.tx.register.count({ where: { workspaceId: scope.workspaceId, code, id: { not: commandId } } }),
  )
  if (taken === 0) return
  const message = `A register with the code ${code} exists.`
  throw new AppError('conflict', message, [{ path: 'code', message, hint: 'Choose another code.' }])
}

function refuseUnreadable(problems: readonly DocumentProblem[]): never {
  const errors = problems.filter((problem) => problem.severity === 'error')
  const message = errors[0]?.message ?? 'The file cannot be read.'
  throw new AppError('invalid', message, errors.map(({ line, message: text, hint }) => ({ path: `line ${line}`, message: text, hint })))
}

/** Digest over the bytes and over everything that the reader was shown of them, so that neither can differ unnoticed. */
function digestReading(bytes: Uint8Array, reading: DocumentReading): string {
  const file = createHash('sha256').update(bytes).digest('hex')
  return createHash('sha256').update(canonicalJson({ file, reading })).digest('hex')
}

/** The content under another code: scenario codes that begin with the old one follow, texts that mention codes stay as they are. */
function withCode(content: RegisterContent, code: string | undefined): RegisterContent {
  if (code === undefined || code === content.code) return content
  if (!isRegisterCode(code)) {
    const hint = `Expected letters, digits and . _ / # - without spaces, at most ${CODE_MAX} characters.`
    refuseInput('code', 'This is no code of a register.', hint)
  }
  const follow = (old: string) => (scenarioNumber(content.code, old) === null ? old : code + old.slice(content.code.length))
  return {
    ...content,
    code,
    sections: content.sections.map((section) =>
      section.kind !== 'category'
        ? section
        : { ...section, scenarios: section.scenarios.map((one) => ({ ...one, code: follow(one.code) })) },
    ),
  }
}
