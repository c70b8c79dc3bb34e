#!/usr/bin/env node
// `npm run bench`: one JSON array of figures on standard output; docs/bench.md says what each one means.
import { complainOfNode } from '../scripts/prelude/node-version.mjs'

const complaint = complainOfNode(process.versions.node)
if (complaint) {
  process.stderr.write(`${complaint}\n`)
  process.exitCode = 1
} else {
  const { runTypeScript } = await import('../scripts/prelude/run-typescript.mjs')
  await runTypeScript({ file: 'bench/run-bench.ts', name: 'runBench', withDevelopment: true, needsPort: false })
}
