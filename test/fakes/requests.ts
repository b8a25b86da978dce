import * as fc from "fast-check";
import type { CreateRequest } from "../../src/core/create/createAnswers";

/** The document's example of a create, with other answers. */
export function aRequest(changes: Partial<CreateRequest> = {}): CreateRequest {
  return {
    name: "web-server-02",
    planId: "1",
    osId: "5",
    location: { code: "us-west", id: undefined },
    hostname: "web02.example.com",
    sshKeyId: undefined,
    backupsEnabled: true,
    ...changes,
  };
}

const anyId = fc.oneof(fc.nat().map(String), fc.uuid(), fc.stringMatching(/^[a-z]{1,8}$/));

export const anyRequest: fc.Arbitrary<CreateRequest> = fc.record({
  name: fc.stringMatching(/^[A-Za-z0-9-]{1,30}$/),
  planId: anyId,
  osId: anyId,
  location: fc.record({
    code: fc.stringMatching(/^[a-z]{2}-[a-z]{2,8}$/),
    id: fc.option(anyId, { nil: undefined }),
  }),
  hostname: fc.oneof(fc.constant(""), fc.domain()),
  sshKeyId: fc.option(anyId, { nil: undefined }),
  backupsEnabled: fc.boolean(),
});
