import type { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import type { RecordedAnswers } from '@frontdesk/aws/recorded-answers';
import type { Answer } from '@frontdesk/core/answer';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { KeptAnswers } from '../ports/kept-answers.ts';

export interface DynamoDbKeptAnswersOptions {
  readonly recorded: Pick<RecordedAnswers, 'find'>;
  readonly writer: Pick<IdempotentWriter, 'write'>;
}

/** Answers in the idempotency table, for a write that cannot take its answer along. */
export class DynamoDbKeptAnswers implements KeptAnswers {
  readonly #options: DynamoDbKeptAnswersOptions;

  constructor(options: DynamoDbKeptAnswersOptions) {
    this.#options = options;
  }

  async find(idempotency: IdempotencyScope): Promise<Answer | undefined> {
    return this.#options.recorded.find(idempotency);
  }

  async keep(idempotency: IdempotencyScope, answer: Answer, deadline: number): Promise<Answer> {
    const outcome = await this.#options.writer.write({ idempotency, answer, steps: [], deadline });
    if (outcome.kind === 'refused') throw new TypeError('A write without conditions cannot be refused.');
    return outcome.answer;
  }
}
