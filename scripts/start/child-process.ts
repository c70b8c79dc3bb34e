import { spawn } from 'node:child_process'
import { StartProblem } from '../database/start-problem'

export interface ChildTask {
  /** Arguments for Node: a file and what it is given. */
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** What the person is told when it fails. */
  complaint: string
  signal?: AbortSignal
}

/** Runs a program of ours with Node to its end. What it says is kept back, and shown when it fails. */
export function runNode({ args, cwd, env, complaint, signal }: ChildTask): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const channel of [child.stdout, child.stderr]) channel.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new StartProblem(complaint, [said.trim()]))))
  })
}
