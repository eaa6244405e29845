const MANAGERS: readonly string[] = ['manager', 'admin'];

/** Whether a role sees the manager's pages. The API decides what it may do. */
export function isManager({ role }: { readonly role: string }): boolean {
  return MANAGERS.includes(role);
}
