import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;
type Key = { readonly owner?: AttributeValue; readonly entry?: AttributeValue };

/** As much of DynamoDB as counting asks of it: transactions of puts of what is not there and of sums, and reading a range of one owner.
 *  The suite runs on it and on DynamoDB Local. */
export function memoryUsageTable(): DynamoDBClient {
  const items = new Map<string, Item>();
  const nameOf = ({ owner, entry }: Key): string => `${owner?.S} ${entry?.S}`;
  const write = (actions: readonly TransactWriteItem[]): object => {
    const CancellationReasons = actions.map(({ Put }) =>
      Put?.Item !== undefined && items.has(nameOf(Put.Item)) ? { Code: 'ConditionalCheckFailed' } : { Code: 'None' },
    );
    if (CancellationReasons.some(({ Code }) => Code !== 'None'))
      throw new TransactionCanceledException({ message: 'Cancelled', CancellationReasons, $metadata: {} });
    for (const { Put, Update } of actions) {
      if (Put?.Item !== undefined) items.set(nameOf(Put.Item), Put.Item);
      if (Update?.Key !== undefined) items.set(nameOf(Update.Key), updated(items.get(nameOf(Update.Key)), Update));
    }
    return {};
  };
  const query = ({
    ExpressionAttributeValues = {},
    ScanIndexForward,
    Limit = 1_000,
  }: QueryCommand['input']): object => {
    const {
      ':owner': owner,
      ':first': first,
      ':last': last,
      ':oldest': oldest,
      ':before': before,
    } = ExpressionAttributeValues;
    const from = (first ?? oldest)?.S ?? '';
    const to = (last ?? before)?.S ?? '';
    if (from > to) throw new Error('ValidationException: the range ends before it begins.');
    const found = [...items.values()]
      .filter((item) => item.owner?.S === owner?.S && (item.entry?.S ?? '') >= from && (item.entry?.S ?? '') <= to)
      .sort((one, other) => ((one.entry?.S ?? '') < (other.entry?.S ?? '') ? -1 : 1));
    if (ScanIndexForward === false) found.reverse();
    const Items = found.slice(0, Limit);
    return { Items, ...(found.length > Limit && { LastEvaluatedKey: Items.at(-1) }) };
  };
  return {
    send: async (command: unknown) => {
      if (command instanceof TransactWriteItemsCommand) return write(command.input.TransactItems ?? []);
      if (command instanceof GetItemCommand) return { Item: items.get(nameOf(command.input.Key ?? {})) };
      // Our ranges of counters are read in one page, as DynamoDB does up to a megabyte.
      if (command instanceof QueryCommand) return query({ Limit: Number.MAX_SAFE_INTEGER, ...command.input });
      throw new Error('Counting asks for nothing else.');
    },
  } as unknown as DynamoDBClient;
}

/** `ADD #a :a, … SET #b = :b, …` */
function updated(
  item: Item | undefined,
  { Key, UpdateExpression = '', ...of }: NonNullable<TransactWriteItem['Update']>,
) {
  const { ExpressionAttributeValues: values = {} } = of;
  const [adding = '', setting = ''] = UpdateExpression.replace(/^ADD /, '').split(' SET ');
  const names = (text: string): string[] => [...text.matchAll(/#(\w+)/g)].map(([, name = '']) => name);
  const added = names(adding).map((name) => {
    const sum = Number(item?.[name]?.N ?? 0) + Number(values[`:${name}`]?.N);
    return [name, { N: String(sum) }];
  });
  const set = names(setting).map((name) => [name, values[`:${name}`]]);
  return { ...Key, ...item, ...Object.fromEntries([...added, ...set]) } as Item;
}
