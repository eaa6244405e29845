import { describe, expect, it } from 'vitest';
import { isLoopback, rehearsalEnvironment } from './loopback.ts';

describe('a rehearsal', () => {
  it.each(['http://127.0.0.1:5555', 'http://localhost:1', 'http://[::1]:80'])(
    'stays on this machine: %s',
    (address) => {
      expect(isLoopback(address)).toBe(true);
    },
  );

  it.each(['https://cloudformation.us-east-1.amazonaws.com', 'http://127.0.0.1.example.com', 'http://10.0.0.1', ''])(
    'refuses to leave it: %s',
    (address) => {
      expect(isLoopback(address)).toBe(false);
      expect(() => rehearsalEnvironment(address, {})).toThrow('is not this machine');
    },
  );

  it("takes nothing of anybody's account along", () => {
    const environment = rehearsalEnvironment('http://127.0.0.1:1', {
      AWS_PROFILE: 'prod',
      AWS_SESSION_TOKEN: 'token',
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com',
      HOME: '/home/somebody',
    });
    expect(environment).toMatchObject({ HOME: '/home/somebody', AWS_ACCESS_KEY_ID: 'rehearsal' });
    for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL_S3']) {
      expect(environment).not.toHaveProperty(name);
    }
    expect(environment.AWS_SHARED_CREDENTIALS_FILE).toBe('/dev/null');
  });
});
