import path from 'node:path'

/** Names that say nothing about what is inside. */
export const FORBIDDEN_NAMES = ['utils', 'helpers', 'misc', 'common', 'types', 'constants', 'manager', 'index']

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** What is wrong with a file's name, or the empty string. */
export function complainOfFileName(file) {
  const stem = path.basename(file).replace(/^\./, '').split('.')[0]
  if (FORBIDDEN_NAMES.includes(stem)) return `"${stem}" does not say what is inside: name the file for what it holds.`
  return KEBAB.test(stem) ? '' : `"${stem}" is not kebab-case: use small letters, digits and single hyphens.`
}

/** The rule for ESLint. */
export const fileName = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      const message = complainOfFileName(context.filename)
      if (message !== '') context.report({ node, message })
    },
  }),
}
