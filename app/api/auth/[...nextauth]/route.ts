import NextAuth from 'next-auth/next'
import { NextRequest } from 'next/server'
import { makeAuthOptions } from '@/lib/auth/auth-options'
import { publicOrigin } from '@/lib/auth/gate-settings'
import { refuseForeignOrigin } from '@/lib/web/check-origin'
import { answerError } from '@/lib/web/error-answer'
import { refuseMethod } from '@/lib/web/define-route'
import { readBody } from '@/lib/web/read-body'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

/** An address, a password and a token need no more. next-auth itself would read whatever comes. */
const BODY_MAX = 16_384

async function handle(request: NextRequest, context: Context): Promise<Response> {
  try {
    refuseForeignOrigin(request.method, request.headers, publicOrigin())
    return await NextAuth(await boundBody(request), context, makeAuthOptions())
  } catch (error) {
    const { status, error: body } = answerError(error)
    return Response.json({ error: body }, { status, headers: { 'Cache-Control': 'no-store' } })
  }
}

async function boundBody(request: NextRequest): Promise<NextRequest> {
  if (request.method !== 'POST') return request
  const body = Buffer.from(await readBody(request, BODY_MAX))
  return new NextRequest(request.url, { method: 'POST', headers: request.headers, body })
}

export const GET = handle
export const POST = handle
export const HEAD = refuseMethod('GET', 'POST')
