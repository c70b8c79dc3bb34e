// `npm run data-model`: writes docs/data-model.md from the migrated database.
import { runTypeScript } from '../prelude/run-typescript.mjs'

await runTypeScript({ file: 'scripts/data-model/run-data-model.ts', name: 'runDataModel', withDevelopment: true, needsPort: false })
