type Identity = { issuer: string; allowsPassword: boolean };

/**
 * Whether an account signs in by its provider alone: it is linked to the one that people are sent to here, and no admin lets it use its
 * password as well. A link to a provider that is asked no more shuts nobody out.
 * @param provider the issuer that is asked here; null where none is
 */
export function isPasswordOff(identity: Identity | null, provider: { issuer: string } | null): boolean {
  return (
    identity !== null && provider !== null && identity.issuer === provider.issuer && !identity.allowsPassword
  );
}
