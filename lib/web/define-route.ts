import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { publicOrigin } from '@/lib/auth/gate-settings'
import { actorFor, requireSignedIn } from '@/lib/auth/session'
import type { SignedIn } from '@/lib/auth/signed-in'
import type { Actor } from '@/lib/domain/access/actor'
import { refuseForeignOrigin } from '@/lib/web/check-origin'
import { parseInput } from '@/lib/domain/row/input-problems'
import { answerError } from '@/lib/web/error-answer'
import { readJson } from '@/lib/web/read-body'

type RouteParams = Record<string, string | string[] | undefined>

/** What a handler gets in any case. */
export interface OpenRouteArguments<I> {
  /** The parsed body, or the parsed query of a GET; undefined without a schema. */
  input: I
  request: Request
  /** The parts of the address that stand in brackets in the folder's name. */
  params: RouteParams
}

/** What a handler behind the gate gets. */
export interface RouteArguments<I> extends OpenRouteArguments<I> {
  actor: Actor
  signedIn: SignedIn
}

export interface RouteOptions<I, A> {
  /** Schema of the JSON body, or of the query of a GET. Leave it out where there is no input or where `handle` reads the body itself (`readBody`). */
  input?: z.core.$ZodType<I>
  /** Most bytes of the body: 1 MB unless said, 10 MB at most. */
  maxBytes?: number
  /** True where other sites and programs may write, because the address itself carries the right and no cookie is read. */
  fromAnywhere?: boolean
  /** Returns a JSON value, a Response of its own (streams, files), or nothing. May throw AppError. */
  handle(given: A): unknown
}

export type RouteHandler = (request: Request, context: { params: Promise<RouteParams> }) => Promise<Response>

/**
 * A route handler for people who are signed in: reads the session, refuses foreign origins on what writes, bounds and parses the body,
 * and turns what is thrown into an answer. What the person may do is the verb's to say.
 */
export function defineRoute<I>(options: RouteOptions<I, RouteArguments<I>>): RouteHandler {
  return (request, context) =>
    answer(async () => {
      refuseForeignOrigin(request.method, request.headers, publicOrigin())
      const signedIn = await requireSignedIn()
      const actor = actorFor(signedIn)
      const input = await readInput(request, options)
      return options.handle({ actor, signedIn, input, request, params: await context.params })
    })
}

/** The same for everybody: no session is read and no actor given. */
export function defineOpenRoute<I>(options: RouteOptions<I, OpenRouteArguments<I>>): RouteHandler {
  return (request, context) =>
    answer(async () => {
      if (!options.fromAnywhere) refuseForeignOrigin(request.method, request.headers, publicOrigin())
      const input = await readInput(request, options)
      return options.handle({ input, request, params: await context.params })
    })
}

/** A handler for a method that an address does not have; Next would otherwise answer HEAD by running GET. */
export function refuseMethod(...allowed: string[]): () => Response {
  return () => new Response(null, { status: 405, headers: { Allow: allowed.join(', '), 'Cache-Control': 'no-store' } })
}

async function readInput<I>(request: Request, { input, maxBytes }: Pick<RouteOptions<I, never>, 'input' | 'maxBytes'>): Promise<I> {
  if (!input) return z.custom<I>(() => true).parse(undefined)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const raw = isRead ? Object.fromEntries(new URL(request.url).searchParams) : await readJson(request, maxBytes)
  return parseInput(input, raw)
}

async function answer(work: () => unknown): Promise<Response> {
  try {
    const value = await work()
    if (value instanceof Response) return withoutStore(value)
    if (value === undefined) return new Response(null, { status: 204, headers: NO_STORE })
    return Response.json(value, { headers: NO_STORE })
  } catch (error) {
    // `redirect()` and `notFound()` are thrown too, and are for Next.
    unstable_rethrow(error)
    const { status, error: body } = answerError(error)
    return Response.json({ error: body }, { status, headers: NO_STORE })
  }
}

const NO_STORE = { 'Cache-Control': 'no-store' }

/** What people are told is theirs alone: no cache keeps it, unless the handler said how. */
function withoutStore(response: Response): Response {
  if (response.headers.has('cache-control')) return response
  const headers = new Headers(response.headers)
  headers.set('Cache-Control', 'no-store')
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
