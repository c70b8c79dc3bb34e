import fs from 'node:fs'
import path from 'node:path'
import { describeFailure } from '../database/start-problem'
import { ensureGeneratedClient } from '../prisma/generated-client'
import { ensureBuild } from '../start/build'
import { runTool } from './run-tool'
import { holds, type Step, type StepResult } from './step'

const ROOMS = ['app', 'components', 'lib', 'prisma', 'scripts', 'bench', 'e2e', 'proxy.ts', 'instrumentation.ts']

/** Prisma's client from the schema. Everything after it reads that. */
export const generateStep: Step = {
  name: 'generate',
  needs: [],
  run: (projectRoot) => attempt(() => ensureGeneratedClient(projectRoot)),
}

/** The compiler, with the types that Next makes of the routes. */
export const typesStep: Step = {
  name: 'types',
  needs: ['generate'],
  run: async (projectRoot) => {
    const routes = await runTool(projectRoot, ['node_modules/next/dist/bin/next', 'typegen'])
    if (routes.code !== 0) return holds(false, routes.output)
    const answer = await runTool(projectRoot, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'])
    return holds(answer.code === 0, answer.output)
  },
}

/** Taste that a machine can check: eslint.config.mjs. */
export const lintStep: Step = {
  name: 'lint',
  needs: ['generate'],
  run: async (projectRoot) => {
    const answer = await runTool(projectRoot, ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'])
    return holds(answer.code === 0, answer.output)
  },
}

/** HOUSE.md's import table: .dependency-cruiser.cjs. */
export const architectureStep: Step = {
  name: 'architecture',
  needs: ['generate'],
  run: async (projectRoot) => {
    const program = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'
    const rooms = ROOMS.filter((room) => fs.existsSync(path.join(projectRoot, room)))
    const answer = await runTool(projectRoot, [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...rooms])
    return holds(answer.code === 0, answer.output)
  },
}

/** The pages as they are served. */
export const buildStep: Step = {
  name: 'build',
  needs: ['generate'],
  run: (projectRoot) => attempt(() => ensureBuild(projectRoot, () => undefined)),
}

async function attempt(work: () => Promise<unknown>): Promise<StepResult> {
  try {
    await work()
    return holds(true, '')
  } catch (error) {
    return holds(false, describeFailure(error).join('\n'))
  }
}
