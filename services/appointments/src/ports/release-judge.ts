/** One execution of a hook, as CodeDeploy names it. */
export interface HookExecution {
  deploymentId: string;
  executionId: string;
}

/** Who lets a release go on or takes it back. */
export interface ReleaseJudge {
  /** Throws when the verdict did not arrive. */
  report(execution: HookExecution, passed: boolean): Promise<void>;
}
