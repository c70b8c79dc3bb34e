#!/usr/bin/env node
// `npm run prisma -- COMMAND …`: Prisma's own commands, on the project's database.
// Plain old syntax and a late import: a Node that is too old must still be able to say so.
import { complainOfNode } from './prelude/node-version.mjs'

var complaint = complainOfNode(process.versions.node)
if (complaint) {
  process.stderr.write(complaint + '\n')
  process.exitCode = 1
} else {
  import('./prelude/run-typescript.mjs').then(function run(prelude) {
    return prelude.runTypeScript({ file: 'scripts/prisma/run-with-database.ts', name: 'runWithDatabase', withDevelopment: false, needsPort: false })
  })
}
