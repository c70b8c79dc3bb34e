import { RegisterTable } from '@/components/register/register-table'

export default function RegisterTablePage() {
  return <RegisterTable />
}
