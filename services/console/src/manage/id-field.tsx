import { Field } from '@frontdesk/ui/components/field';

/** As the API's ids are. */
const PATTERN = '[A-Za-z0-9][A-Za-z0-9._\\-]*';

interface IdFieldProps {
  readonly value: string;
  readonly example: string;
  readonly message: string | undefined;
  readonly change: (id: string) => void;
}

/** The id of something new. */
export function IdField({ value, example, message, change }: IdFieldProps) {
  return (
    <Field
      label="Id"
      required
      maxLength={64}
      pattern={PATTERN}
      title="Letters, digits, dots, dashes or underscores"
      hint={`Such as ${example}. It cannot be changed later.`}
      value={value}
      message={message}
      onChange={({ target }) => change(target.value)}
    />
  );
}
