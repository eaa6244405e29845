import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk, type VerificationRequest } from '../desk/desk.ts';
import { unverifiedKey, verificationKey } from '../desk/insurance-queries.ts';
import { KeptKey } from '../desk/kept-key.ts';

/** Asks a payer, and keeps what is answered where it is read. */
export function useVerifying() {
  const { api, practice } = useDesk();
  const queries = useQueryClient();
  const [kept] = useState(() => new KeptKey());
  return useMutation({
    mutationFn: (body: VerificationRequest) =>
      kept.during(body, (options) => api.createVerification({ body }, options)),
    onSuccess: (verification) => {
      queries.setQueryData(verificationKey(practice.id, verification.id), verification);
      void queries.invalidateQueries({ queryKey: unverifiedKey(practice.id) });
    },
  });
}
