import type { Template } from '../cloudformation-template.ts';

/** A stack's status in CloudFormation's words, its tags, and the names of its outputs. */
export interface DeployedStack {
  status: string;
  tags: Readonly<Record<string, string>>;
  outputs: readonly string[];
}

/** What preflight asks of the account before anything is changed in it. */
export interface DeployedWorld {
  /** How a stack is marked; undefined when there is no such stack. */
  deployedStack(stack: string): Promise<DeployedStack | undefined>;
  /** The template that a stack has now; undefined when there is no such stack. */
  deployedTemplate(stack: string): Promise<Template | undefined>;
  tableExists(name: string): Promise<boolean>;
  /** Whether a secret is only there until its deletion; undefined when there is none. */
  secret(name: string): Promise<{ isLeaving: boolean } | undefined>;
  /** The keys of a secret's JSON, none when it is not JSON; undefined when there is no such secret. */
  secretKeys(name: string): Promise<readonly string[] | undefined>;
  /** A certificate and the names it holds for; undefined when there is none. */
  certificate(arn: string): Promise<{ status: string; names: readonly string[] } | undefined>;
  /** Lambda instances of the account that no function has reserved; undefined when the account does not tell. */
  unreservedConcurrency(): Promise<number | undefined>;
  /** Whether a table of schedules has a practice's record; undefined when there is no such table, or the account does not tell. */
  practiceIsImported(table: string, practiceId: string): Promise<boolean | undefined>;
}
