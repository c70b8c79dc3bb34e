#!/usr/bin/env node
// `npm run soak`: ten people typing for five minutes, and every history checked afterwards.
// Plain old syntax and a late import: a Node that is too old must still be able to say so.
import { complainOfNode } from './prelude/node-version.mjs'

var complaint = complainOfNode(process.versions.node)
if (complaint) {
  process.stderr.write(complaint + '\n')
  process.exitCode = 1
} else {
  import('./prelude/run-typescript.mjs').then(function run(prelude) {
    return prelude.runTypeScript({ file: 'scripts/test/run-soak.ts', name: 'runSoak', withDevelopment: true, needsPort: false })
  })
}
