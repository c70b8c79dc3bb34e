// Ends with 0 when the app in this container says that it is well: for Docker's health check.
const port = process.env.PORT || '3000'
const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(4000) }).catch(() => null)
process.exitCode = response?.ok ? 0 : 1
