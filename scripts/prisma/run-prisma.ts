import { execFile } from 'node:child_process'
import path from 'node:path'

export interface PrismaAnswer {
  code: number
  /** What the command said, on both channels. */
  text: string
}

/** Runs one of Prisma's commands in the project, without a network and without asking anything. Never throws for a failing one. */
export function runPrisma(projectRoot: string, args: string[], databaseUrl?: string): Promise<PrismaAnswer> {
  const program = path.join(projectRoot, 'node_modules/prisma/build/index.js')
  const env: NodeJS.ProcessEnv = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', CI: '1', NO_COLOR: '1' }
  if (databaseUrl !== undefined) env.DATABASE_URL = databaseUrl
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: projectRoot, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, text: `${stdout}${stderr}`.trim() })
    })
  })
}
