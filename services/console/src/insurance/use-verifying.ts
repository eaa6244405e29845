import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk, type VerificationRequest } from '../desk/desk.ts';
import { unverifiedKey, verificationKey } from '../desk/insurance-queries.ts';

/** Asks a payer, and keeps what is answered where it is read. */
export function useVerifying() {
  const { api, practice } = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: VerificationRequest) => api.createVerification({ body }),
    onSuccess: (verification) => {
      queries.setQueryData(verificationKey(practice.id, verification.id), verification);
      void queries.invalidateQueries({ queryKey: unverifiedKey(practice.id) });
    },
  });
}
