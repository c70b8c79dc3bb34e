import tseslint from 'typescript-eslint'
import { fileName } from './scripts/lint/file-name.mjs'

const SOURCES = ['**/*.ts', '**/*.tsx']
const PROGRAMS = ['**/*.mjs', '**/*.cjs']
const TOOLS_WANT_DEFAULT = ['app/**', '*.config.ts', '*.config.mjs', 'proxy.ts', 'instrumentation.ts', 'scripts/test/browser-apps.ts']

export default tseslint.config(
  { ignores: ['.next/**', '.data/**', 'node_modules/**', 'lib/data/generated/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**'] },
  // A comment cannot silence a rule: what a rule gets wrong is mended in the rule.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  {
    files: [...SOURCES, ...PROGRAMS],
    extends: [tseslint.configs.strict],
    plugins: { house: { rules: { 'file-name': fileName } } },
    rules: {
      'house/file-name': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression > MemberExpression[property.name="only"][object.name=/^(it|test|describe)$/]',
          message: 'All tests run, not only this one.',
        },
      ],
      eqeqeq: ['error', 'always'],
      semi: ['error', 'never'],
      quotes: ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: SOURCES,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['lib/**', 'components/**', 'scripts/**', 'prisma/**', 'bench/**', 'e2e/**'],
    ignores: TOOLS_WANT_DEFAULT,
    rules: {
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },
  // A test tells a story from its beginning to its end, and a suite holds many of them.
  { files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**', 'components/**', 'app/**'], rules: { 'max-lines-per-function': 'off' } },
  // These must run on a Node that is too old for anything newer.
  { files: ['scripts/*.mjs', 'scripts/prelude/node-version.mjs'], rules: { 'no-var': 'off', 'prefer-template': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
