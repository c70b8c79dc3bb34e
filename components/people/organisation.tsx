'use client'

import { useId, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { drawLogo } from '@/components/people/draw-logo'
import { EditableText } from '@/components/room/editable-text'
import { useActions } from '@/components/room/room-actions'
import { Button } from '@/components/ui/button'
import type { WorkspaceRow } from '@/lib/domain/workspace/workspace-rows'
import { useRoomStore, useRoomView } from '@/lib/live/client/room'

const answerSchema = z.object({ id: z.optional(z.string()), error: z.optional(z.object({ message: z.string() })) })
/** Largest file that is looked at; what is kept is 200 kB at most. */
const FILE_MAX = 5_000_000

/** Name and logo of the organisation, as documents bear them. */
export function Organisation() {
  const [workspace] = useRoomView().rows.all('workspace')
  const readOnly = !useRoomStore().may('manage-people')
  if (!workspace) return null
  return (
    <section aria-labelledby="organisation" className="grid content-start gap-2">
      <h2 id="organisation" className="text-xl font-semibold">
        Organisation
      </h2>
      <p className="max-w-prose text-muted">The name and the logo stand on the first page of documents: PDF, Word and web page.</p>
      <div className="grid gap-3 border-t pt-3">
        <EditableText kind="workspace" id={workspace.id} field="name" label="Name" shape="line" max={120} value={workspace.name} readOnly={readOnly} />
        <Logo workspace={workspace} readOnly={readOnly} />
      </div>
    </section>
  )
}

function Logo({ workspace: { id, name, logoId }, readOnly }: { workspace: WorkspaceRow; readOnly: boolean }) {
  const { act } = useActions()
  const input = useRef<HTMLInputElement>(null)
  const problemId = useId()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const set = (after: string | null, done: string) => act('workspace.edit', { edits: [{ id, field: 'logoId', before: logoId, after }] }, { done })
  const choose = async (file: File | undefined) => {
    if (!file || isPending) return
    setPending(true)
    const kept = file.size > FILE_MAX ? { problem: 'The file is larger than 5 MB. Choose a smaller one.' } : await keep(file)
    setPending(false)
    setProblem('problem' in kept ? kept.problem : null)
    if ('id' in kept && kept.id !== logoId) await set(kept.id, 'The logo stands on documents from now on.')
  }
  return (
    <div className="grid justify-items-start gap-2">
      {logoId ? <img src={`/api/logo/${logoId}`} alt={`Logo of ${name}`} className="max-h-14 max-w-60 bg-white p-1" /> : <p className="text-muted">No logo.</p>}
      {!readOnly && (
        <div className="flex flex-wrap gap-2">
          <Button pending={isPending} aria-describedby={problem ? problemId : undefined} onClick={() => input.current?.click()}>
            {logoId ? 'Replace the logo' : 'Choose a logo'}
          </Button>
          {logoId && <Button variant="quiet" onClick={() => void set(null, 'The logo is removed.')}>Remove the logo</Button>}
          <input
            ref={input}
            type="file"
            className="sr-only"
            tabIndex={-1}
            aria-label="Logo file"
            accept="image/png,image/jpeg,image/svg+xml"
            onChange={(event) => {
              void choose(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </div>
      )}
      {!readOnly && <p className="text-sm text-muted">PNG, JPEG or SVG. It is set 15 mm high at most, on white.</p>}
      {problem && (
        <p id={problemId} role="alert" className="text-sm text-error">
          {problem}
        </p>
      )}
    </div>
  )
}

/** Draws a file and has it kept; its id, or what is wrong. */
async function keep(file: File): Promise<{ id: string } | { problem: string }> {
  const png = await drawLogo(file)
  if (!png) return { problem: 'This is no picture that can be drawn. Choose a PNG, JPEG or SVG.' }
  try {
    const answer = await fetch('/api/logo', { method: 'POST', body: png })
    const said = answerSchema.safeParse(await answer.json()).data
    return said?.id ? { id: said.id } : { problem: said?.error?.message ?? 'The picture was not kept. Try again.' }
  } catch {
    return { problem: 'Eyes Open cannot be reached. Try again in a moment.' }
  }
}
