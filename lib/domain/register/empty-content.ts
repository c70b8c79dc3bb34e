import type { RegisterContent, SectionContent } from '@/lib/domain/document/content'

const DEFAULT_CATEGORIES = [
  'Data Integrity Failures',
  'Silent Partial Failures',
  'Operational & Human Errors',
  'Scaling & Load Failures',
  'Control Plane Failures',
]

/** Roles that a new register asks to sign, as far as the workspace has them. */
export const SIGNING_ROLES = ['Ingestion Owner', 'SRE Lead', 'Product Manager']

const category = (title: string): SectionContent => ({ kind: 'category', title, body: '', scenarios: [] })

/** The document that a new register begins with: the sections of a pre-mortem and the five default categories, nothing filled in. */
export function emptyContent(code: string, title: string, signingRoles: readonly string[]): RegisterContent {
  return {
    code,
    title,
    header: { version: null, date: null, status: null, scope: null, prerequisites: null },
    headerOrder: null,
    headerLines: [],
    constraints: [],
    freeParts: [],
    sections: [
      { kind: 'purpose', title: 'Purpose', body: '' },
      { kind: 'classification', title: 'Failure Classification', body: '' },
      ...DEFAULT_CATEGORIES.map(category),
      { kind: 'decision-matrix', title: 'Decision Matrix', body: '', rules: [], closing: '' },
      { kind: 'checklist', title: 'Failure Response Checklist', body: '', items: [], closing: '' },
      { kind: 'conclusion', title: 'Pre-Mortem Conclusion', body: '' },
      { kind: 'document-control', title: 'Document Control', body: '', revisions: [], closing: '' },
      { kind: 'sign-off', title: 'Sign-Off', body: '', roles: signingRoles.map((role) => ({ role, approval: '', date: '' })), closing: '' },
    ],
  }
}
