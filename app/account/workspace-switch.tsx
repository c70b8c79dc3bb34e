'use client'

import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { switchWorkspace } from './account-actions'

interface WorkspaceSwitchProps {
  /** Id of the workspace that is open. */
  open: string
  workspaces: readonly { workspaceId: string; workspaceName: string }[]
}

/** Opens another of one's workspaces in this session. */
export function WorkspaceSwitch({ open, workspaces }: WorkspaceSwitchProps) {
  const [chosen, setChosen] = useState(open)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    const answer = await switchWorkspace({ workspaceId: chosen }).catch(() => null)
    if (answer?.ok) return window.location.assign('/')
    setPending(false)
    setProblem(answer?.error.message ?? 'Eyes Open cannot be reached. Try again in a moment.')
  }
  return (
    <form onSubmit={submit} className="grid max-w-md gap-3">
      {problem && <Notice tone="error" title={problem} live />}
      <Select
        label="Workspace"
        hideLabel
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        options={workspaces.map(({ workspaceId, workspaceName }) => ({ value: workspaceId, label: workspaceName }))}
      />
      <div>
        <Button type="submit" pending={pending} disabled={chosen === open}>
          Open this workspace
        </Button>
      </div>
    </form>
  )
}
