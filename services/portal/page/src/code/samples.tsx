import { useId, useSyncExternalStore } from 'react';
import type { SampleRequest } from '../samples/sample-request.ts';
import { LANGUAGES, type Language, writeSample } from '../samples/write-sample.ts';
import { CodeBlock } from './code-block.tsx';

const PLACE = 'frontdesk.language';
const listeners = new Set<() => void>();

/** A request in the language that the reader has chosen, once for all samples. */
export function Samples({ title, request }: { readonly title: string; readonly request: SampleRequest }) {
  const language = useSyncExternalStore(subscribe, chosenLanguage);
  const name = useId();
  return (
    <section className="samples" aria-label={`${title}: sample`}>
      <fieldset className="languages">
        <legend className="visually-hidden">Language</legend>
        {LANGUAGES.map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={each === language} onChange={() => choose(each)} />
            <span>{each}</span>
          </label>
        ))}
      </fieldset>
      <CodeBlock label={`${title} in ${language}`} code={writeSample(language, request)} />
    </section>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function chosenLanguage(): Language {
  const stored = localStorage.getItem(PLACE);
  return LANGUAGES.find((language) => language === stored) ?? 'curl';
}

function choose(language: Language): void {
  localStorage.setItem(PLACE, language);
  for (const listener of listeners) listener();
}
