import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { type InsurancePlan, useDesk, type Verification } from '../desk/desk.ts';
import { isOpenVerification, verificationOf } from '../desk/insurance-queries.ts';
import { timeText } from '../time/practice-time.ts';
import { benefitFacts, payerName, verificationSentence } from './verification-text.ts';
import '../styles/insurance.css';

interface VerificationStateProps {
  /** As it was answered first. */
  readonly first: Verification;
  readonly plans: readonly InsurancePlan[];
}

/** How far a verification is, live, and what the payer says. */
export function VerificationState({ first, plans }: VerificationStateProps) {
  const desk = useDesk();
  const { timeZone } = desk.practice;
  const facts = useId();
  const { data: verification = first } = useQuery(verificationOf(desk, first));
  const at = (instant: string | undefined): string =>
    instant === undefined ? 'once more' : timeText(instant, timeZone);
  const benefits = benefitFacts(verification);
  return (
    <>
      <p role="status" className={`coverage ${verification.status}`} aria-describedby={facts}>
        {verificationSentence(verification, payerName(verification, plans), at(verification.nextTryAt))}
        {!isOpenVerification(verification) && verification.asOf && (
          <span className="hint"> As of {at(verification.asOf)}.</span>
        )}
      </p>
      {benefits.length > 0 && (
        <dl className="facts benefits" id={facts}>
          {benefits.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
