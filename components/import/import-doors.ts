import * as z from 'zod/mini'
import { SECTION_KINDS } from '@/lib/domain/document/content'

export const problemSchema = z.object({
  line: z.number(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  hint: z.string(),
})
export type ImportProblem = z.infer<typeof problemSchema>

const registerSchema = z.object({
  code: z.string(),
  title: z.string(),
  codeTaken: z.boolean(),
  scenarioCount: z.number(),
  sections: z.array(
    z.object({
      kind: z.enum(SECTION_KINDS),
      title: z.string(),
      scenarioCount: z.number(),
      scenarios: z.array(z.object({ code: z.string(), title: z.string() })),
    }),
  ),
  unknownOwners: z.array(z.object({ name: z.string(), places: z.number() })),
  excerpts: z.array(z.object({ title: z.string(), text: z.string() })),
})

const previewSchema = z.object({ accepted: z.nullable(z.string()), problems: z.array(problemSchema), stamp: z.enum(['one', 'none', 'several', 'broken']), register: z.nullable(registerSchema) })
export type ImportPreview = z.infer<typeof previewSchema>
export type PreviewedRegister = NonNullable<ImportPreview['register']>

const importedSchema = z.object({ code: z.string(), seq: z.nullable(z.number()) })
export type DocumentImported = z.infer<typeof importedSchema>

const failureSchema = z.object({
  error: z.object({
    message: z.string(),
    problems: z._default(z.array(z.object({ path: z.string(), message: z.string(), hint: z.optional(z.string()) })), []),
  }),
})

/** What was refused: the place in the input, what is wrong, and what would be right. */
export interface ImportRefusal {
  path: string
  message: string
  hint: string | null
}

export type Sent<T> = { ok: true; value: T } | { ok: false; refusal: ImportRefusal } | { ok: 'cancelled' }

/** Sends a file for its preview; nothing is stored. */
export async function askForPreview(bytes: ArrayBuffer, signal: AbortSignal): Promise<Sent<ImportPreview>> {
  return sendFile('/api/imports/preview', bytes, previewSchema, signal)
}

export interface ImportOrder {
  accepted: string
  commandId: string
  code?: string
}

/** Imports a file as it was previewed. Sent again with the same command id it makes no second register. */
export async function askForImport(bytes: ArrayBuffer, order: ImportOrder, signal: AbortSignal): Promise<Sent<DocumentImported>> {
  const { accepted, commandId, code } = order
  const query = new URLSearchParams({ accepted, commandId, ...(code ? { code } : {}) })
  return sendFile(`/api/imports?${query.toString()}`, bytes, importedSchema, signal)
}

/** Takes an import back by the number of its event. Sent again with the same command id it changes nothing more. */
export async function askForUndo(code: string, seq: number, commandId: string, signal: AbortSignal): Promise<Sent<{ seq: number | null }>> {
  const init = { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, seq, commandId }) }
  return sendBody('/api/imports/undo', init, z.object({ seq: z.nullable(z.number()) }), signal)
}

function sendFile<T>(address: string, bytes: ArrayBuffer, schema: z.ZodMiniType<T>, signal: AbortSignal): Promise<Sent<T>> {
  return sendBody(address, { headers: { 'content-type': 'application/octet-stream' }, body: bytes }, schema, signal)
}

/** Posts a body and reads the answer; whatever goes wrong comes back as a refusal. */
export async function sendBody<T>(address: string, init: Pick<RequestInit, 'body' | 'headers'>, schema: z.ZodMiniType<T>, signal: AbortSignal): Promise<Sent<T>> {
  try {
    const response = await fetch(address, { method: 'POST', ...init, signal })
    return readAnswer(response.ok, await response.json(), schema)
  } catch {
    if (signal.aborted) return { ok: 'cancelled' }
    return refuse('', 'The server could not be reached.', 'The file is kept on this page. Try again when the connection is back.')
  }
}

function readAnswer<T>(isGood: boolean, body: unknown, schema: z.ZodMiniType<T>): Sent<T> {
  const good = schema.safeParse(body)
  if (isGood && good.success) return { ok: true, value: good.data }
  const bad = failureSchema.safeParse(body)
  if (!bad.success) return refuse('', 'The server gave no readable answer.', 'Try again in a moment.')
  const { message, problems } = bad.data.error
  return refuse(problems[0]?.path ?? '', message, problems.find((problem) => problem.hint)?.hint ?? null)
}

function refuse(path: string, message: string, hint: string | null): { ok: false; refusal: ImportRefusal } {
  return { ok: false, refusal: { path, message, hint } }
}
