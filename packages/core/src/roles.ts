export const ROLES = ['agent', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = [
  'appointments:read',
  'appointments:write',
  'slots:read',
  'schedules:write',
  'calls:read',
  'calls:write',
  'insurance:read',
  'insurance:write',
  'reports:read',
  'vendors:read',
  'vendors:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** What a vendor's key may be allowed. */
export const VENDOR_SCOPES = [
  'slots:read',
  'appointments:read',
  'appointments:write',
  'insurance:read',
  'insurance:write',
] as const satisfies readonly Scope[];

const AGENT_SCOPES: readonly Scope[] = [
  'appointments:read',
  'appointments:write',
  'slots:read',
  'calls:read',
  'calls:write',
  'insurance:read',
  'insurance:write',
  // That a vendor's subscription has changed; which and what, managers read.
  'vendors:read',
];

const SCOPES_OF_ROLE: Record<Role, readonly Scope[]> = {
  agent: AGENT_SCOPES,
  manager: [...AGENT_SCOPES, 'schedules:write', 'reports:read', 'vendors:write'],
  admin: [...AGENT_SCOPES, 'schedules:write', 'reports:read', 'vendors:write'],
};

/** The OAuth scopes that a role's access token carries. */
export function scopesOfRole(role: Role): readonly Scope[] {
  return SCOPES_OF_ROLE[role];
}

/** Whether `role` may do what `required` may: an admin is also a manager, a manager also an agent. */
export function roleIncludes(role: Role, required: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(required);
}
