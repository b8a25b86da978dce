import assert from "node:assert/strict";
import * as fc from "fast-check";
import { createBody } from "../../../src/api/createBody";
import { createsByUuid } from "../../../src/core/create/createAnswers";
import type { CreateRequest } from "../../../src/core/create/createAnswers";
import example from "../../fixtures/api/createBody.json";
import { aRequest, anyRequest } from "../../fakes/requests";

const uuid = "3f2b7c9e-0d4a-4a55-9d8e-2a1d3c5b7e90";

describe("The body of a create", () => {
  it("is the document's example, byte for byte", () => {
    assert.equal(JSON.stringify(createBody(aRequest())), JSON.stringify(example));
  });

  it("leaves out what was not chosen", () => {
    const body = createBody(aRequest({ hostname: "", backupsEnabled: false }));
    assert.deepEqual(Object.keys(body), ["name", "plan_id", "os_id", "location"]);
  });

  it("sends an id as a number only where that changes nothing of it", () => {
    const ids = ["0", "7", "007", "9007199254740991", "9007199254740993", "ubuntu-22", "1e3"];
    assert.deepEqual(
      ids.map((osId) => Reflect.get(createBody(aRequest({ osId })), "os_id") as unknown),
      [0, 7, "007", 9007199254740991, "9007199254740993", "ubuntu-22", "1e3"],
    );
  });

  it("in the world of UUIDs is the one of the company's other clients", () => {
    const request = aRequest({
      planId: uuid,
      osId: uuid,
      sshKeyId: uuid,
      location: { code: "us-west", id: "4" },
    });
    assert.deepEqual(createBody(request), {
      hostname: "web02.example.com",
      plan_uuid: uuid,
      os_version_uuid: uuid,
      location_id: 4,
      ssh_key_ids: [uuid],
    });
  });

  it("in the world of UUIDs names the server by its hostname, and a location by what is known", () => {
    const body = createBody(aRequest({ planId: uuid, hostname: "" }));
    assert.equal(Reflect.get(body, "hostname"), "web-server-02");
    assert.equal(Reflect.get(body, "location_id"), "us-west");
    assert.ok(!("ssh_key_ids" in body));
  });

  it("belongs to the world of the plan's id", () => {
    assert.ok(!createsByUuid("1"));
    assert.ok(!createsByUuid("007"));
    assert.ok(createsByUuid(uuid));
    assert.ok(createsByUuid("starter"));
  });

  it("has every answer of the request and nothing else, whatever was answered", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const values = Object.values(createBody(request)).flat().map(String);
        const { name, hostname, planId, osId, sshKeyId, location, backupsEnabled } = request;
        const isUuid = createsByUuid(planId);
        const expected = [
          ...(isUuid ? [] : [name]),
          ...(hostname === "" ? (isUuid ? [name] : []) : [hostname]),
          planId,
          osId,
          isUuid ? (location.id ?? location.code) : location.code,
          ...(sshKeyId === undefined ? [] : [sshKeyId]),
          ...(backupsEnabled && !isUuid ? ["true"] : []),
        ];
        assert.deepEqual(values.toSorted(), expected.toSorted());
      }),
    );
  });

  it("never mixes the two worlds", () => {
    fc.assert(
      fc.property(anyRequest, (request: CreateRequest) => {
        const fields = Object.keys(createBody(request));
        assert.notEqual(fields.includes("plan_id"), fields.includes("plan_uuid"));
        assert.equal(fields.includes("plan_uuid"), fields.includes("location_id"));
        assert.equal(fields.includes("plan_id"), fields.includes("name"));
      }),
    );
  });
});
