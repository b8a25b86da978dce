/** Ids go into the paths of requests, so only what cannot change a path is an id. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$/;
