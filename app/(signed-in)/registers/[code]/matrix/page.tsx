import { RegisterMatrix } from '@/components/register/register-matrix'

export default function MatrixPage() {
  return <RegisterMatrix />
}
