import { notFound } from 'next/navigation'
import { AppError } from '@/lib/kernel/errors'

/** Waits for what a page shows; what is missing, or not for this person, becomes the page that says so. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound()
    throw error
  }
}
