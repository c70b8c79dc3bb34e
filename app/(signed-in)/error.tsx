'use client'

import ErrorPage from '../error'

/** Our own fault, on a page of a signed-in person: the frame and its ways elsewhere stay. */
export default ErrorPage
