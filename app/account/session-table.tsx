'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Cell, HeadCell, Table, TableFrame, TableHead, TableRow } from '@/components/ui/table'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { endAllSessions, endSession } from './account-actions'

export interface ListedSession {
  id: string
  device: string
  createdAt: string
  expiresAt: string
  isCurrent: boolean
}

const LOST = 'Eyes Open cannot be reached. Nothing was ended: try again in a moment.'

/** One's own sessions, each with the way to end it. */
export function SessionTable({ sessions }: { sessions: readonly ListedSession[] }) {
  const router = useRouter()
  const [pending, setPending] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (name: string, work: () => ReturnType<typeof endSession>, after: () => void) => {
    setPending(name)
    const answer = await work().catch(() => null)
    setPending(null)
    setProblem(answer === null ? LOST : answer.ok ? null : answer.error.message)
    if (answer?.ok) after()
  }
  const endOne = (sessionId: string) => run(sessionId, () => endSession({ sessionId }), () => router.refresh())
  const endAll = () => run('all', () => endAllSessions({}), () => window.location.assign('/sign-in'))
  return (
    <div className="grid gap-3">
      {problem && <Notice tone="error" title={problem} live />}
      <TableFrame label="Your sessions">
        <Table>
          <TableHead>
            <tr>
              <HeadCell>Where</HeadCell>
              <HeadCell>Began</HeadCell>
              <HeadCell>Ends</HeadCell>
              <HeadCell>
                <VisuallyHidden>Action</VisuallyHidden>
              </HeadCell>
            </tr>
          </TableHead>
          <tbody>
            {sessions.map((session) => (
              <TableRow key={session.id}>
                <Cell>{session.device}</Cell>
                <Cell>
                  <RelativeTime at={session.createdAt} />
                </Cell>
                <Cell>
                  <RelativeTime at={session.expiresAt} />
                </Cell>
                <Cell className="text-right">
                  {session.isCurrent ? (
                    <Badge tone="accent">This session</Badge>
                  ) : (
                    <Button size="small" pending={pending === session.id} onClick={() => void endOne(session.id)} aria-label={`End the session of ${session.device}`}>
                      End
                    </Button>
                  )}
                </Cell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </TableFrame>
      <div>
        <Button variant="danger" pending={pending === 'all'} onClick={() => void endAll()}>
          End all sessions, this one too
        </Button>
      </div>
    </div>
  )
}
