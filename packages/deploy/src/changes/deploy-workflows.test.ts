import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REPOSITORY_ROOT } from '../deployable-services.ts';

interface Step {
  uses?: string;
  id?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

interface Job {
  if?: string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  steps?: Step[];
}

const workflow = (name: string): Workflow =>
  parse(readFileSync(join(REPOSITORY_ROOT, '.github/workflows', `${name}.yml`), 'utf8')) as Workflow;

describe('staging is deployed', () => {
  const { if: condition = 'true' } = workflow('deploy').jobs.staging ?? {};
  /** Of GitHub's expressions the condition uses what JavaScript has too. */
  const deploys = new Function('github', `return ${condition}`) as (github: object) => boolean;
  const after = (run: object) => ({
    event_name: 'workflow_run',
    repository: 'frontdesk/frontdesk',
    event: {
      workflow_run: {
        conclusion: 'success',
        event: 'push',
        head_repository: { full_name: 'frontdesk/frontdesk' },
        ...run,
      },
    },
  });

  it('after checks of what was pushed here', () => {
    expect(deploys(after({}))).toBe(true);
    expect(deploys(after({ conclusion: 'failure' }))).toBe(false);
  });

  it('never with the code of a pull request, even one whose branch is called main', () => {
    expect(deploys(after({ event: 'pull_request' }))).toBe(false);
    expect(deploys(after({ head_repository: { full_name: 'somebody/frontdesk' } }))).toBe(false);
  });

  it('when somebody asks for it, from main and from no other branch', () => {
    const asked = { event_name: 'workflow_dispatch', event: {}, repository: 'frontdesk/frontdesk' };
    expect(deploys({ ...asked, ref: 'refs/heads/main' })).toBe(true);
    expect(deploys({ ...asked, ref: 'refs/heads/unreviewed' })).toBe(false);
    expect(deploys({ ...asked, ref: 'refs/tags/main' })).toBe(false);
  });
});

describe("a stage's deployment", () => {
  const { build, deploy: job } = workflow('deploy-stage').jobs;

  it('ends before its sign-in does', () => {
    const seconds = job?.steps?.map((step) => step.with?.['role-duration-seconds']).find(Boolean);
    expect(60 * Number(job?.['timeout-minutes'])).toBeLessThanOrEqual(Number(seconds));
  });

  describe('asks what has changed', () => {
    const script = build?.steps?.find(({ id }) => id === 'changed')?.run ?? '';
    let directory = '';
    beforeEach(() => {
      directory = mkdtempSync(join(tmpdir(), 'frontdesk-workflow-'));
    });
    afterEach(() => rmSync(directory, { recursive: true, force: true }));

    /** Runs the step as GitHub does, with another `npx`. */
    function runStep(npx: string): { failed: boolean; output: string } {
      const output = join(directory, 'output');
      writeFileSync(output, '');
      writeFileSync(join(directory, 'npx'), `#!/bin/sh\n${npx}\n`);
      chmodSync(join(directory, 'npx'), 0o755);
      const PATH = `${directory}${delimiter}${process.env.PATH}`;
      const env = { ...process.env, PATH, STAGE: 'staging', GITHUB_OUTPUT: output };
      const { status } = spawnSync('bash', ['-e', '-c', script], { env });
      return { failed: status !== 0, output: readFileSync(output, 'utf8') };
    }

    it('and tells the steps behind it', () => {
      expect(runStep('echo slots edge')).toEqual({ failed: false, output: 'services=slots edge\n' });
    });

    it('and ends when there is no answer, instead of deploying nothing', () => {
      expect(runStep('exit 1')).toEqual({ failed: true, output: '' });
    });
  });
});

describe.each(['checks', 'deploy', 'deploy-stage'])('the workflow %s', (name) => {
  const text = readFileSync(join(REPOSITORY_ROOT, '.github/workflows', `${name}.yml`), 'utf8');
  const jobs = Object.entries(workflow(name).jobs);

  it("runs others' actions as they were when they were looked at: by commit, with the version beside it", () => {
    const used = [...text.matchAll(/uses: (\S+)(.*)/g)].filter(([, action = '']) => !action.startsWith('./'));
    for (const [, action = '', comment] of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
  });

  it('leaves no token of the repository where packages could read it', () => {
    const checkouts = jobs
      .flatMap(([, { steps = [] }]) => steps)
      .filter(({ uses }) => uses?.startsWith('actions/checkout'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('lets no job that runs code of packages write to the repository, and only the deployment sign in', () => {
    for (const [id, { steps = [], permissions = workflow(name).permissions }] of jobs) {
      const runsPackages = steps.some(({ run }) => run?.includes('install --frozen-lockfile'));
      if (runsPackages) expect(permissions?.contents, id).toBe('read');
      if (steps.length > 0 && id !== 'deploy') expect(permissions?.['id-token'], id).toBeUndefined();
    }
  });

  it('names the version of every tool that it fetches', () => {
    for (const [command] of text.matchAll(/pip install .*|npx --yes \S+/g)) expect(command).toMatch(/==\d|pnpm@\d/);
  });
});
