import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import schema from "../../../media/vps.schema.json";
import { projectRoot } from "../../vscode/projectRoot";
import { manifest } from "./manifest";

// What describes the values of an enumeration is VS Code's own word.
const validate = new Ajv({
  strictSchema: true,
  keywords: ["enumDescriptions"],
  allowUnionTypes: true,
}).compile(schema);

/** The keys at fault; none if the file is fine. */
function faultsOf(text: string): readonly string[] {
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

describe("The schema of vps.yaml", () => {
  it("is offered for files of that name, and shipped", () => {
    assert.deepEqual(
      manifest.contributes.yamlValidation.map(({ fileMatch }) => fileMatch),
      ["vps.yaml"],
    );
    for (const { url } of manifest.contributes.yamlValidation) {
      assert.ok(existsSync(join(projectRoot, url)));
    }
  });

  it("describes every key that the command-line tool reads, and every type", () => {
    assert.deepEqual(Object.keys(schema.properties), [
      ...["name", "type", "version", "build", "start", "port", "domain", "git_repo", "git_branch"],
    ]);
    for (const [key, { description }] of Object.entries(schema.properties)) {
      assert.match(description, /^[A-Z].*\.$/, key);
    }
    const { type } = schema.properties;
    assert.equal(type.enumDescriptions.length, type.enum.length);
  });

  for (const text of [
    "name: shop\ntype: static\n",
    'name: api\ntype: python\nversion: "3.12"\nbuild:\n  - pip install -r requirements.txt\nstart: gunicorn app:app\nport: 8000\ndomain: api.example.com\n',
    "name: web\ntype: node\nversion: 20\nbuild: [npm ci, npm run build]\nstart: npm start\nport: 3000\ngit_repo: git@github.com:ada/web.git\ngit_branch: main\n",
    "name: later\ntype: node\nsomething_new: true\n",
  ]) {
    it(`accepts ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.deepEqual(faultsOf(text), []);
    });
  }

  for (const [text, fault] of [
    ["type: ruby", "/type"],
    ["version: 3.10", "/version"],
    ["build: npm ci", "/build"],
    ["build: [npm ci, 7]", "/build/1"],
    ["port: 70000", "/port"],
    ['port: "80"', "/port"],
    ["domain: https://example.com/", "/domain"],
    ["domain: example.com:80", "/domain"],
    ["name: ''", "/name"],
    ["start: [npm, start]", "/start"],
    ["- name: shop", ""],
  ] as const) {
    it(`marks ${text}`, () => {
      assert.deepEqual(faultsOf(text), [fault]);
    });
  }
});
