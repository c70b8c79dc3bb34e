import { spawn } from 'node:child_process'

export interface ToolAnswer {
  code: number
  output: string
}

/** Runs a program with Node in the project and keeps everything it says. */
export function runTool(projectRoot: string, args: string[], env: Record<string, string> = {}): Promise<ToolAnswer> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const channel of [child.stdout, child.stderr]) channel.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.trim() }))
  })
}
