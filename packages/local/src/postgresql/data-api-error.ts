/** An error of the Data API as the SDK's client names it.
 *  https://docs.aws.amazon.com/rdsdataservice/latest/APIReference/API_ExecuteStatement.html */
export class DataApiError extends Error {
  readonly status: number;

  constructor(name: DataApiErrorName, message: string) {
    super(message);
    this.name = name;
    this.status = STATUSES[name];
  }
}

const STATUSES = {
  BadRequestException: 400,
  DatabaseErrorException: 400,
  DatabaseResumingException: 400,
  DatabaseUnavailableException: 504,
  ForbiddenException: 403,
  InternalServerErrorException: 500,
  SecretsErrorException: 400,
  StatementTimeoutException: 400,
  TransactionNotFoundException: 404,
  UnsupportedResultException: 400,
} as const;

export type DataApiErrorName = keyof typeof STATUSES;
