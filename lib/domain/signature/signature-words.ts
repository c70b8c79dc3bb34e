/** What a signature means, in the order in which it is offered. */
export const MEANINGS = ['reviewed', 'approved', 'accepts-the-risk'] as const
export type Meaning = (typeof MEANINGS)[number]

/** A meaning as a document prints it. */
export const MEANING_WORDS = {
  reviewed: 'Reviewed',
  approved: 'Approved',
  'accepts-the-risk': 'Accepts the risk',
} as const satisfies Record<Meaning, string>

/** What somebody says who chooses a meaning. */
export const MEANING_SENTENCES = {
  reviewed: 'I have read this version, and what I know of it is in it.',
  approved: 'I have read this version and agree with it.',
  'accepts-the-risk': 'I have read this version and accept the risks that are left in it.',
} as const satisfies Record<Meaning, string>

/** How it was made sure that a signer is who they say: the password typed again, or a fresh login at the provider. */
export const IDENTITY_CHECKS = ['password', 'oidc'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

export const CHECK_WORDS = {
  password: 'password typed again',
  oidc: 'fresh login at the identity provider',
} as const satisfies Record<IdentityCheck, string>

/** How a review goes round: one role after the other, or all at once. */
export const REVIEW_ORDERS = ['in-order', 'parallel'] as const
export type ReviewOrder = (typeof REVIEW_ORDERS)[number]
