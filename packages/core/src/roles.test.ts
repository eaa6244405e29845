import { describe, expect, it } from 'vitest';
import { ROLES, roleIncludes, SCOPES, scopesOfRole } from './roles.ts';

describe('roleIncludes', () => {
  it('orders the roles agent, manager, admin', () => {
    const matrix = ROLES.map((role) => ROLES.map((required) => roleIncludes(role, required)));
    expect(matrix).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});

describe('scopesOfRole', () => {
  it('gives a greater role every scope of a lesser one', () => {
    for (const scope of scopesOfRole('agent')) expect(scopesOfRole('manager')).toContain(scope);
    for (const scope of scopesOfRole('manager')) expect(scopesOfRole('admin')).toContain(scope);
  });

  it('lets an agent neither change schedules nor read reports', () => {
    expect(scopesOfRole('agent')).not.toContain('schedules:write');
    expect(scopesOfRole('agent')).not.toContain('reports:read');
  });

  it('gives every scope to somebody', () => {
    expect([...scopesOfRole('admin')].sort()).toEqual([...SCOPES].sort());
  });
});
