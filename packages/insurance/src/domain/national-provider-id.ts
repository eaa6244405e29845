/** Ten digits that begin with 1 or 2, the last one the check digit of Luhn's formula over the others after 80840, the prefix of
 *  health applications in the United States (45 CFR 162.406; ISO/IEC 7812). */
export function isNationalProviderId(text: string): boolean {
  if (!/^[12][0-9]{9}$/.test(text)) return false;
  const sum = [...`80840${text}`].reverse().reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
